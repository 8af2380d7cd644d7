package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOfOtherNames;
import dev.goldenpath.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite's own features against a backend whose agent and tools all have other names. */
class OtherNamesIT {
  @TempDir private Path folder;

  @Test
  void the_suites_own_features_pass_by_settings_alone() {
    CommandLineRun run =
        OtherNames.run(
            folder,
            BackendOfOtherNames.SETTINGS,
            "--features",
            "features/golden_path",
            "--features",
            "features/tools",
            "--tags",
            "@golden-path or @PAIR-3 and not @needs-wait-tool or @PAIR-1");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, 0 skipped");
  }

  @Test
  void a_name_that_is_wrong_is_told_with_the_targets_own_names() throws IOException {
    List<String> settings = new ArrayList<>(BackendOfOtherNames.SETTINGS);
    settings.add("tools.echo.result=elsewhere");

    CommandLineRun run =
        OtherNames.run(folder, settings, "--features", "features/truth", "--tags", "@smoke");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text())
        .contains("TRUE-1 say.again returns the text")
        .doesNotContain("of echo_tool");
    assertThat(Files.readString(folder.resolve("out/results.json")))
        .contains("\"say.again\"]")
        .doesNotContain("\"echo_tool\"]");
  }

  @Test
  void what_needs_a_tool_that_nobody_plays_is_skipped_and_says_so() {
    List<String> settings = new ArrayList<>(BackendOfOtherNames.SETTINGS);
    List.of("echo", "time", "wait", "fail")
        .forEach(part -> settings.add("tools." + part + "=none"));

    CommandLineRun run =
        OtherNames.run(
            folder,
            settings,
            "--features",
            "features/golden_path",
            "--features",
            "features/events");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains("none of the target's tools plays echo_tool (tools.echo)");
  }

  @Test
  void an_agent_that_lacks_a_default_tool_is_blamed_for_none_of_it() {
    List<String> settings = new ArrayList<>(BackendOfOtherNames.SETTINGS);
    settings.add("tools.time=none");

    CommandLineRun run =
        OtherNames.run(
            folder,
            settings,
            "--features",
            "features/tools",
            "--features",
            "features/isolation",
            "--tags",
            "@PAIR-4 or @ISO-4");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, ").doesNotContain("affected");
  }
}
