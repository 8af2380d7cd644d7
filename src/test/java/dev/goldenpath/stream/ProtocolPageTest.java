package dev.goldenpath.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.contract.ContractRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that people read says what is judged of each protocol. */
class ProtocolPageTest {
  private final List<Clause> own =
      Arrays.stream(Clause.values())
          .filter(it -> it.id().startsWith("AGUI") || it.id().startsWith("AISDK"))
          .toList();

  @Test
  void each_clause_of_a_protocol_stands_there_in_its_own_words() throws IOException {
    assertThat(Files.readAllLines(Path.of("docs", "targets.md")))
        .containsAll(own.stream().map(it -> "| " + it.id() + " | " + it.title() + " |").toList());
  }

  @Test
  void each_clause_of_a_protocol_has_a_rule() {
    assertThat(ContractRules.all().stream().map(rule -> rule.clause()).distinct()).containsAll(own);
  }
}
