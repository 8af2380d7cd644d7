package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsFileTest {
  private final Report report =
      new Runs()
          .kept("kept “so” <b>", Clause.ORDER_2)
          .kept("row", Clause.ORDER_1)
          .kept("row", Clause.ORDER_1)
          .failed("broken", Runs.FAILURE, Clause.PAIR_1)
          .affected("met", Runs.FAILURE, Clause.PAIR_1)
          .notExecuted("skipped", Outcome.SKIPPED, "needs wait-tool")
          .undecided("unclear", Clause.TIME_1)
          .remark("a remark")
          .lost("gone")
          .error("a full disk")
          .report();

  @TempDir private Path folder;

  @Test
  void a_run_is_read_back_as_it_was() throws IOException {
    Report whole = new Runs().kept("kept", Clause.ORDER_2).kept("row").kept("row").report();

    ResultsFile.write(whole, folder);

    assertThat(ResultsFile.read(folder)).isEqualTo(whole);
  }

  @Test
  void every_output_is_made_again_from_it() throws IOException {
    Outputs.write(report, folder.resolve("first"));

    Outputs.write(ResultsFile.read(folder.resolve("first")), folder.resolve("again"));

    Map<Path, String> first = files(folder.resolve("first"));
    assertThat(first).hasSizeGreaterThan(40);
    files(folder.resolve("again"))
        .forEach((name, text) -> assertThat(text).as("%s", name).isEqualTo(first.get(name)));
  }

  @Test
  void clauses_are_written_by_their_ids() throws IOException {
    ResultsFile.write(report, folder);

    assertThat(folder.resolve("results.json"))
        .content()
        .startsWith("{\"format\":\"golden-path-results\",\"version\":2,")
        .contains("\"states\":{\"PAIR-1\":\"BROKEN\"}");
  }

  @Test
  void a_folder_without_results_is_told() {
    assertThatThrownBy(() -> ResultsFile.read(folder))
        .isInstanceOf(ResultsUnusable.class)
        .hasMessage(folder + " holds no results.json: no run has written there, or it was killed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                | is not of this suite.",
        "[1]                                               | is not of this suite.",
        "`{\"format\":\"golden-path-results\",\"version\":9}` | is written in version 9",
        "`{\"format\":\"golden-path-results\",\"vers`         | is not whole: Unexpected end",
        "`{\"format\":\"golden-path-results\",\"version\":2}` | is not whole",
      })
  void results_that_are_of_no_use_are_told(String text, String why) throws IOException {
    Files.writeString(folder.resolve("results.json"), text);

    assertThatThrownBy(() -> ResultsFile.read(folder))
        .isInstanceOf(ResultsUnusable.class)
        .hasMessageContaining(why);
  }

  private static Map<Path, String> files(Path root) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
