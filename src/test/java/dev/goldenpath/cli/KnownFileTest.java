package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.result.KnownFailure;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFileTest {
  @TempDir private Path folder;

  @Test
  void each_item_names_a_clause_or_a_scenario() throws IOException {
    List<KnownFailure> known =
        read(
            """
            - clause: PAIR-1
              ticket: ABC-1
              until: 2030-12-31
            - scenario: features/tools/tools.feature:17
              ticket: "12"
              until: 2030-01-01
            """);

    assertThat(known)
        .containsExactly(
            new KnownFailure(
                Optional.of(Clause.PAIR_1), Optional.empty(), "ABC-1", LocalDate.of(2030, 12, 31)),
            new KnownFailure(
                Optional.empty(),
                Optional.of("features/tools/tools.feature:17"),
                "12",
                LocalDate.of(2030, 1, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clause: PAIR-1 | holds no list",
        "[{clause: PAIR-1}] | item 1 needs a ticket",
        "[{clause: PAIR-99, ticket: A}] | item 1 names a clause that does not exist: PAIR-99",
        "[{clause: PAIR-1, scenario: x, ticket: A}] | item 1 needs a clause or a scenario",
        "[{clause: PAIR-1, ticket: A, until: soon}] | item 1 needs until, the last day",
        "[{claus: PAIR-1}] | item 1 has no use for claus"
      })
  void what_is_not_whole_is_refused_in_a_sentence(String yaml, String why) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(CommandUnusable.class)
        .hasMessageStartingWith("--known: ")
        .hasMessageContaining(why);
  }

  private List<KnownFailure> read(String yaml) throws IOException {
    return KnownFile.read(Files.writeString(folder.resolve("known.yaml"), yaml));
  }
}
