package dev.goldenpath.rule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that people read says what the rules and the schemas hold to. */
class ContractPageTest {
  private static final Path PAGE = Path.of("docs", "contract.md");

  private final List<String> lines = Files.readAllLines(PAGE);

  ContractPageTest() throws IOException {}

  @Test
  void each_clause_stands_there_in_its_own_words_and_in_order() {
    assertThat(lines.stream().filter(line -> line.startsWith("### ")))
        .containsExactlyElementsOf(
            Clause.ofContract().stream()
                .map(clause -> "### " + clause.id() + " " + clause.title())
                .toList());
  }

  @Test
  void each_family_is_a_chapter() {
    assertThat(lines)
        .containsAll(
            Clause.ofContract().stream()
                .map(Clause::family)
                .distinct()
                .map(
                    family ->
                        "## "
                            + family
                            + ": "
                            + Character.toLowerCase(family.title().charAt(0))
                            + family.title().substring(1))
                .map(line -> line.replace("## HTTP: what the hTTP", "## HTTP: what the HTTP"))
                .toList());
  }

  @Test
  void each_clause_has_a_rule() {
    assertThat(ContractRules.all().stream().map(rule -> rule.clause()).distinct())
        .containsAll(Clause.ofContract());
  }

  @Test
  void each_event_that_the_schemas_name_is_named() throws IOException {
    String schemas = Files.readString(Path.of("src/main/resources/contract/asyncapi.yaml"));
    for (EventType type : EventType.GOLDEN_PATH) {
      assertThat(schemas).contains(type.wireName());
      assertThat(String.join("\n", lines)).contains(type.wireName());
    }
  }
}
