package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final String FEATURE =
      """
      Feature: Some runs
        @PAIR-1
        Scenario: A tool
          Given an authenticated user
          When Ada asks for an echo
          Then PAIR-1 is kept
      """;

  @TempDir private Path folder;

  @Test
  void a_run_is_told_among_those_before_it() throws IOException {
    run();
    CommandLineRun broken = run("tool-completed-twice");
    CommandLineRun again = run();
    CommandLineRun merged =
        CommandLineRun.of(
            List.of(
                "merge",
                folder.resolve("out").toString(),
                "--history=" + folder.resolve("history.ndjson"),
                "--out=" + folder.resolve("all")));

    assertThat(broken.text())
        .contains("shown by 1 scenario about it; ", "; broken now, kept in the");
    assertThat(again.exit()).isZero();
    assertThat(folder.resolve("out/summary.md")).content().contains(": kept again: PAIR-1; 1 ");
    assertThat(merged.exit()).isZero();
    assertThat(folder.resolve("all/history.html")).content().contains("4 runs against local");
    assertThat(folder.resolve("history.ndjson")).content().hasLineCount(4);
  }

  @Test
  void a_file_that_is_none_is_refused_before_anything_runs() throws IOException {
    Path file = Files.writeString(folder.resolve("history.ndjson"), "a list of mine\n");

    CommandLineRun refused = run();

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text())
        .contains("--history: " + file + ": line 1 is damaged: ")
        .doesNotContain("Judging");
    assertThat(file).content().isEqualTo("a list of mine\n");
  }

  @Test
  void a_part_of_a_run_has_no_history() {
    CommandLineRun refused =
        CommandLineRun.of(
            List.of(
                "run",
                "--shard=1/2",
                "--history=" + folder.resolve("h"),
                "--out=" + folder.resolve("o")));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text()).contains("give it to merge");
  }

  private CommandLineRun run(String... defects) throws IOException {
    BackendOptions.Builder options = BackendOptions.builder().log(line -> {});
    List.of(defects).forEach(options::fault);
    Path feature = Files.writeString(folder.resolve("some.feature"), FEATURE);
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      return CommandLineRun.against(
          backend,
          "--features=" + feature,
          "--history=" + folder.resolve("history.ndjson"),
          "--out=" + folder.resolve("out"));
    }
  }
}
