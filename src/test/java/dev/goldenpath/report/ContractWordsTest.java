package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContractWordsTest {
  @Test
  void a_clause_has_what_stands_below_its_heading_and_no_more() {
    Html page = new Html();

    ContractWords.write(Clause.CONN_4, page);

    assertThat(page.toString())
        .isEqualTo("<p class=\"words\">One after another, or at the same time.</p>\n");
  }

  @Test
  void code_stands_between_back_quotes() {
    Html page = new Html();

    ContractWords.write(Clause.HTTP_3, page);

    assertThat(page.toString()).contains("<code>status</code>").doesNotContain("`", "###");
  }

  @Test
  void no_text_runs_on_into_the_next_clause() {
    assertThat(Arrays.stream(Clause.values()).filter(Clause::isOfContract))
        .allSatisfy(
            clause ->
                assertThat(String.join("\n", ContractWords.of(clause)))
                    .doesNotContain("\n#", "### "));
  }
}
