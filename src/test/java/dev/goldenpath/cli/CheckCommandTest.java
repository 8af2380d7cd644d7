package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  @TempDir private Path folder;

  @Test
  void nothing_is_wrong_in_the_suites_own_features() {
    CommandLineRun run = CommandLineRun.of(List.of("check"));

    assertThat(run.text()).contains("Nothing is wrong in ");
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Then the runn is complete             | 5 | No sentence fits “the runn is complete”. | the"
            + " run(s) is/are complete",
        "Then search_docs is seen to finish    | 5 | No sentence fits | The nearest ones",
        "When ada asks for an echo             | 5 | No sentence fits | {users} ask(s) {request}",
        "When Ada asks for an ecko             | 5 | No sentence fits | {users} ask(s) {request}",
        "And Ada listens                       | 3 | says nothing that an observer could see | Give"
            + " it a Then",
        "When Ada asks for an echo ; When Ada asks for help ; Then the run is complete | 6 | A"
            + " second When | Begin the first with Given",
        "Then the run is complete ; Scenario: It ; Then the run is complete | 6 | is called “It”"
            + " too | what differs",
        "Then the run is complete ; @PAIR-9 ; Scenario: That ; Then the run is complete | 6 | There"
            + " is no tag @PAIR-9. | Write @PAIR-",
        "Then the run is complete ; @needs-wait ; Scenario: That ; Then the run is complete | 6 |"
            + " There is no tag @needs-wait. | Write @needs-wait-tool",
        "Then the run is complete ; @CONN-6 ; Scenario: That ; Then the run is complete | 7 | is"
            + " tagged @CONN-6 | Send a ping",
        "Then the run is complete ; @PAIR-1 ; Scenario: That ; Then PAIR-1 is kept | 7 | is tagged"
            + " @PAIR-1 | Ask an agent",
        "Then the run is complete ; @CONN-3 ; Scenario: That ; Then the socket is refused | 7 | is"
            + " tagged @CONN-3 | Try to listen",
        "Then the run is complete ; @HTTP-4 ; Scenario: That ; Then the request is refused, and"
            + " says why | 7 | is tagged @HTTP-4 | Send a bad request",
        "Then the run is complete ; @HTTP-1 ; Scenario: That ; Then it says that it is healthy | 7"
            + " | is tagged @HTTP-1 | its health",
        "Then the run is complete ; Scenario Outline: <a> ; Then the run is complete ; Examples: ;"
            + " ~ a ~ b ~ ; ~ 1 ~ 2 ~ | 8 | The column “b” is used nowhere. | Use it as <b>",
        "Then the run is complete ; Scenario Outline: <c> ; Then <a> is called ; Examples: ; ~ a"
            + " ~ ; ~ x ~ | 6 | No column is called “c”. | There are: a",
        "Thenn the run is complete             | 5 | can't be read as Gherkin | ",
      })
  void each_mistake_is_told_with_its_line_and_what_to_write(
      String steps, int line, String what, String instead) throws IOException {
    Path feature = write("Given Ada listens ; " + steps);

    CommandLineRun run = CommandLineRun.of(List.of("check", feature.toString()));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.text()).contains("features/tiny.feature:" + line + " ").contains(what.strip());
    assertThat(run.text()).contains(instead == null ? "" : instead.strip());
  }

  @Test
  void a_run_with_a_wrong_sentence_starts_nothing() throws IOException {
    Path feature = write("When Ada sings");
    Path out = folder.resolve("out");

    CommandLineRun run =
        CommandLineRun.of(
            List.of("run", "--features", feature.toString(), "--out", out.toString()));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.text()).startsWith("features/tiny.feature:4 No sentence fits “Ada sings”.");
    assertThat(Files.readString(out.resolve("summary.md"))).contains("No sentence fits");
  }

  @Test
  void a_dry_run_of_good_features_is_0_and_starts_nothing() {
    Path out = folder.resolve("out");

    CommandLineRun run = CommandLineRun.of(List.of("run", "--dry-run", "--out", out.toString()));

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(out).doesNotExist();
  }

  @Test
  void other_languages_and_ways_to_write_a_file_are_read() throws IOException {
    String german =
        """
        # language: de
        Funktionalität: Das Echo
          Szenario: Was gefragt wird, kommt zurück
            Angenommen Jörg is authenticated
            Wenn Jörg asks for an echo
            Dann the run is complete
        """;
    Path feature = folder.resolve("features/german.feature");
    Files.createDirectories(folder.resolve("features"));
    Files.writeString(feature, "\uFEFF" + german.replace("\n", "\r\n"), StandardCharsets.UTF_8);

    CommandLineRun run = CommandLineRun.of(List.of("check", feature.toString()));

    assertThat(run.text()).contains("Nothing is wrong in 1 feature file.");
    assertThat(run.exit()).isZero();
  }

  private Path write(String steps) throws IOException {
    Path features = Files.createDirectories(folder.resolve("features"));
    String text =
        "Feature: Tiny\n\n  Scenario: It\n"
            + steps.strip().replace(" ; ", "\n").replace('~', '|')
            + "\n";
    return Files.writeString(features.resolve("tiny.feature"), text);
  }
}
