package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContractWordsTest {
  @Test
  void a_clause_has_what_stands_below_its_heading_and_no_more() {
    assertThat(ContractWords.of(Clause.CONN_4))
        .isEqualTo("One after another, or at the same time.");
    assertThat(ContractWords.of(Clause.HTTP_3)).contains("`status`");
  }

  @Test
  void no_text_runs_on_into_the_next_clause() {
    assertThat(Arrays.stream(Clause.values()).filter(Clause::isOfContract))
        .allSatisfy(clause -> assertThat(ContractWords.of(clause)).doesNotContain("\n#", "### "));
  }
}
