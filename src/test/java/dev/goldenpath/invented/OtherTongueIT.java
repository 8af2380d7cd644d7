package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherTongueIT {
  private static final String GOLDEN = "features/golden_path";

  @TempDir private Path folder;

  @Test
  void a_healthy_backend_walks_the_golden_path_in_its_own_form() {
    CommandLineRun run = OtherRun.of(BackendOptions.builder(), folder, "--features", GOLDEN);

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, 0 skipped");
  }

  @Test
  void a_broken_one_is_found_and_told_in_the_contracts_words() {
    CommandLineRun run =
        OtherRun.of(
            BackendOptions.builder().fault("tool-name-elsewhere"), folder, "--tags", "@EVENT-7");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text())
        .contains("EVENT-7 Fields sit exactly where the wire profile says")
        .contains("body.function, as the wire profile other.yaml says")
        .contains("write fields.tool_name: ")
        .contains("line 20 of other.yaml");
  }

  @Test
  void a_token_in_the_url_is_asked_for_like_one_anywhere_else() {
    CommandLineRun run =
        OtherRun.of(
            BackendOptions.builder().fault("socket-without-token"), folder, "--tags", "@CONN-3");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("A socket with no token in its usual place");
  }

  @Test
  void its_transcripts_are_judged_again_in_its_own_form() throws IOException {
    OtherRun.of(BackendOptions.builder(), folder, "--features", GOLDEN, "--transcripts", "all");
    List<String> args = new ArrayList<>(List.of("replay"));
    try (var files = Files.list(folder.resolve("out/transcripts"))) {
      files.map(Path::toString).forEach(args::add);
    }

    CommandLineRun again = CommandLineRun.of(args);

    assertThat(args).hasSizeGreaterThan(3);
    assertThat(again.exit()).as(again.text()).isZero();
  }

  @Test
  void a_target_whose_agents_do_not_think_owes_no_thinking() {
    BackendOptions.Builder options = BackendOptions.builder().fault("thinking-missing");

    CommandLineRun run =
        OtherRun.of(
            options,
            folder,
            "--features",
            GOLDEN,
            "--set",
            "capabilities=agent-config,multi-user,wait-tool,failing-tool");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, 0 skipped");
  }

  @Test
  void an_answer_that_waits_for_its_run_is_told_with_the_line_that_allows_it() {
    CommandLineRun run =
        OtherRun.of(
            BackendOptions.builder(),
            folder,
            "--features",
            "features/execution/accepting.feature",
            // Beside fewer others it is less often held up by our own doing.
            "--tags",
            "@HTTP-3 and @needs-wait-tool",
            "--set",
            "execute-path=/v2/ask-and-wait");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text())
        .contains("HTTP-3")
        .contains("write response.comes: after_run (under line ");
  }

  @Test
  void a_target_may_answer_when_its_run_is_over() throws IOException {
    String profile = Files.readString(Path.of(OtherRun.PROFILE));
    Path late =
        Files.writeString(
            folder.resolve("late.yaml"),
            profile.replace("response:\n", "response:\n  comes: after_run\n"));

    CommandLineRun run =
        OtherRun.by(
            late.toString(),
            BackendOptions.builder(),
            folder,
            "--features",
            GOLDEN,
            "--features",
            "features/execution",
            "--features",
            "features/isolation/runs.feature",
            "--set",
            "execute-path=/v2/ask-and-wait");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }
}
