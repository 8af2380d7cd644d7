package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final String FEATURE =
      """
      Feature: Some runs
        @ISO-1
        Scenario: Two users
          Given Ada is authenticated
          And Ben is authenticated
          When Ada asks for an echo
          And Ben asks for an echo
          Then ISO-1 is kept

        @PAIR-1
        Scenario: A tool
          Given an authenticated user
          When Ada asks for an echo
          Then PAIR-1 is kept

        @HTTP-5
        Scenario: A run of its own
          Given an authenticated user
          When Ada asks for an echo
          Then the run is complete
      """;

  @TempDir private Path folder;

  @Test
  void every_transcript_of_a_run_with_several_defects_leads_to_the_same_findings()
      throws IOException {
    run("tool-completed-twice", "timestamp-null", "run-id-of-the-thread");

    CommandLineRun again = replay(List.of(transcripts().get(0).getParent()));

    assertThat(again.text())
        .contains("PAIR-1 Every tool_executing", "EVENT-0 Every event")
        .endsWith("3 judged again, 3 with something broken, 0 otherwise than when recorded.\n");
    assertThat(again.exit()).isEqualTo(1);
  }

  @Test
  void what_comes_out_otherwise_is_told() throws IOException {
    run("tool-completed-twice");
    Path one = transcripts().get(1);
    Files.writeString(one, Files.readString(one).replace("tool_completed", "tool_finished"));

    CommandLineRun again = replay(transcripts());

    assertThat(again.text()).contains("differs from its recording: ");
    assertThat(again.exit()).isEqualTo(2);
  }

  @Test
  void what_is_no_transcript_is_refused_in_a_sentence() throws IOException {
    Path other = Files.writeString(folder.resolve("x.ndjson"), "{\"type\":\"agent_started\"}\n");

    CommandLineRun refused = replay(List.of(other));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text()).contains("x.ndjson is no transcript of this suite: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"at\":|\"when\":", "\"over\":\"|\"over\":\"x", "\"socket\":|\"plug\":"})
  void what_was_cut_or_changed_in_the_middle_is_refused_too(String part, String other)
      throws IOException {
    run("tool-completed-twice");
    Path one = transcripts().get(1);
    String text = Files.readString(one);
    assertThat(text).contains(part);
    Files.writeString(one, text.replace(part, other));

    CommandLineRun refused = replay(transcripts());

    assertThat(refused.text()).contains(" is no transcript of this suite: ");
    assertThat(refused.exit()).isEqualTo(2);
  }

  private void run(String... defects) throws IOException {
    BackendOptions.Builder options = BackendOptions.builder().log(line -> {});
    List.of(defects).forEach(options::fault);
    Path feature = Files.writeString(folder.resolve("some.feature"), FEATURE);
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      CommandLineRun run =
          CommandLineRun.against(
              backend,
              "--features=" + feature,
              "--transcripts=all",
              // It is of this process, and may be slow to answer first.
              "--set=limits.connect=30s",
              "--out=" + folder.resolve("out"));
      assertThat(run.exit()).as(run.text()).isEqualTo(1);
    }
  }

  private List<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out/transcripts"))) {
      return files.sorted().toList();
    }
  }

  private static CommandLineRun replay(List<Path> files) {
    List<String> args = new ArrayList<>(List.of("replay"));
    files.forEach(file -> args.add(file.toString()));
    return CommandLineRun.of(args);
  }
}
