package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path folder;

  @Test
  void nothing_is_wrong_in_the_suites_own_features() {
    CommandLineRun run = CommandLineRun.of(List.of("check"));

    assertThat(run.text()).contains("Nothing is wrong in ");
    assertThat(run.exit()).isZero();
  }

  @Test
  void a_mistake_is_told_with_its_line_and_what_to_write() throws IOException {
    Path feature = write("When Ada asks for an echo ; Then the runn is complete");

    CommandLineRun run = CommandLineRun.of(List.of("check", feature.toString()));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.text())
        .contains("features/tiny.feature:5 No sentence fits “the runn is complete”.")
        .contains("- the run(s) is/are complete", "1 thing to mend.");
  }

  @Test
  void a_file_that_is_no_text_is_a_finding() throws IOException {
    Path feature = write("Then the run is complete");
    Files.write(feature, new byte[] {'F', 'e', '\n', (byte) 0xff, (byte) 0xfe, 'x'});

    CommandLineRun run = CommandLineRun.of(List.of("check", feature.toString()));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.text()).contains("features/tiny.feature:2 The file is no text");
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
  void a_feature_in_german_with_a_mark_and_other_line_ends_is_read_and_runs() throws IOException {
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
    CommandLineRun judged =
        CommandLineRun.of(
            List.of(
                "run",
                "--features=" + feature,
                "--out=" + folder.resolve("german-out").toString()));
    assertThat(judged.text()).contains("1 passed, 0 failed, 0 skipped");
    assertThat(judged.exit()).isZero();
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
