package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenPathTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void help_and_version_are_0() {
    assertThat(execute("--help")).isZero();
    assertThat(execute("run", "--help")).isZero();
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).contains("--min-executed", "Exit status:", "goldenpath ");
  }

  @Test
  void no_command_is_a_usage_error() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Say which command to run.");
  }

  @Test
  void an_unknown_option_is_2_with_the_nearest_one() {
    assertThat(execute("run", "--tagz", "@smoke")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no such option or argument: --tagz")
        .contains("--tags")
        .contains("See: goldenpath run --help");
  }

  @Test
  void values_of_unknown_options_are_not_echoed() {
    assertThat(execute("run", "--sett", "password=hunter2", "--pass=hunter2")).isEqualTo(2);
    assertThat(err.toString()).contains("password=…", "--pass=…").doesNotContain("hunter2");
  }

  @Test
  void bad_values_are_2() {
    assertThat(execute("run", "--parallel", "0")).isEqualTo(2);
    assertThat(execute("run", "--parallel", "many")).isEqualTo(2);
    assertThat(execute("run", "--tags", "@a and (")).isEqualTo(2);
    assertThat(execute("run", "--features", "nowhere")).isEqualTo(2);
    assertThat(execute("run", "--features", "")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--parallel must be 1 or more, not 0.")
        .contains("--tags can't be read:")
        .contains("--features and --out must not be empty; is a variable not set?")
        .contains("There are no features at nowhere: no such file or folder.");
  }

  @Test
  void a_bad_setting_is_2_in_one_sentence_and_no_verdict() throws IOException {
    int exit = execute("run", "--features", folder.toString(), "--set", "bse-url=x");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("bse-url", "base-url").doesNotContain("\tat ");
    assertThat(folder.resolve("out/summary.md")).content().contains("No verdict", "bse-url");
  }

  @Test
  void steps_are_listed() {
    assertThat(execute("steps", "--format", "markdown")).isZero();
    assertThat(out.toString()).startsWith("# Every sentence that a scenario may use");
  }

  /** A run's outputs go where they disturb nobody. */
  private int execute(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    if (all.contains("run") && !all.contains("--out")) {
      all.addAll(1, List.of("--out", folder.resolve("out").toString()));
    }
    return GoldenPath.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
