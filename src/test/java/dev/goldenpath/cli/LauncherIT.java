package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.goldenpath.field.OwnProcess;
import dev.goldenpath.field.OwnProcess.Ended;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code target/goldenpath} as a user starts it: copied somewhere, by its path, from elsewhere. */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
final class LauncherIT {
  private static final String JAVA_HOME = System.getProperty("java.home");

  private static final String[] FEW = {"run", "--tags", "@smoke and @EVENT-4"};

  @TempDir private Path folder;
  private Path launcher;

  @BeforeEach
  void copy_it_into_a_folder_of_an_awkward_name() throws IOException {
    Path awkward = Files.createDirectory(folder.resolve("für mich! und alle!"));
    launcher = awkward.resolve("golden path");
    // Whatever another test starts while this JVM writes a file keeps it open, and it can't be run.
    Ended copied =
        new OwnProcess().runAs(List.of("cp", "-p", "target/goldenpath", launcher.toString()));
    assertThat(copied.exit()).as(copied.told()).isZero();
    assertThat(awkward.toFile().setWritable(false)).isTrue();
  }

  /** Also in CI, since a cache is named. */
  @Test
  void the_second_run_starts_from_the_archive_that_the_first_has_left() throws Exception {
    Ended first = start(Map.of("JAVA_HOME", JAVA_HOME, "CI", "true"), FEW);
    List<Path> kept = archives();
    Ended second = start(Map.of("JAVA_HOME", JAVA_HOME, "JAVA_OPTS", "-Xshare:on"), FEW);

    assertThat(first.exit()).as(first.told()).isZero();
    assertThat(first.told().lines()).allMatch(LauncherIT::isOfTheRun);
    assertThat(kept).hasSize(1);
    assertThat(second.exit()).as(second.told()).isZero();
    assertThat(second.told().lines()).allMatch(LauncherIT::isOfTheRun);
    assertThat(archives()).isEqualTo(kept);
  }

  /** Else all that follow would begin with the little that it has loaded. */
  @Test
  void a_run_without_a_scenario_leaves_no_archive() throws Exception {
    Ended nothing = start(Map.of("JAVA_HOME", JAVA_HOME), "run", "--tags", "@smoke and not @smoke");

    assertThat(nothing.exit()).as(nothing.told()).isEqualTo(3);
    assertThat(archives()).isEmpty();
  }

  @Test
  void it_finds_glue_from_an_awkward_folder() throws Exception {
    Path glue = Path.of("examples/glue").toAbsolutePath();
    Ended checked =
        start(
            Map.of("JAVA_HOME", JAVA_HOME),
            "check",
            "--glue",
            glue.resolve("src").toString(),
            glue.resolve("calls.feature").toString());

    assertThat(checked.exit()).as(checked.told()).isZero();
  }

  /** It would keep what its machine's next user never sees. */
  @Test
  void a_job_of_ci_keeps_no_archive_where_it_names_no_cache() throws Exception {
    Path home = folder.resolve("java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    new OwnProcess().runAs(List.of("ln", "-s", "/bin/echo", java.toString()));
    Map<String, String> job = Map.of("JAVA_HOME", home + "", "CI", "true", "HOME", home + "");
    Map<String, String> withoutCache = new HashMap<>(job);
    withoutCache.put("XDG_CACHE_HOME", "");

    assertThat(start(job, "run").told()).contains("RecordDynamicDumpInfo");
    assertThat(start(withoutCache, "run").told())
        .contains("dev.goldenpath.cli.GoldenPath run")
        .doesNotContain("RecordDynamicDumpInfo");
  }

  /** Java would not start with it where it is to keep its classes. */
  @Test
  void a_debugger_may_look_on_from_the_first_run() throws Exception {
    Map<String, String> debugged =
        Map.of(
            "JAVA_HOME",
            JAVA_HOME,
            "JAVA_TOOL_OPTIONS",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0");

    Ended first = start(debugged, FEW);

    assertThat(first.exit()).as(first.told()).isZero();
    assertThat(first.told()).contains("2 passed, 0 failed");
  }

  /** And what failures name is run again where there are no files of features. */
  @Test
  void nothing_is_said_where_no_archive_can_be_kept() throws Exception {
    Ended again =
        start(
            Map.of("JAVA_HOME", JAVA_HOME, "XDG_CACHE_HOME", "/dev/null"),
            "run",
            "--features",
            "features/golden_path/golden_path.feature:13");

    assertThat(again.exit()).as(again.told()).isZero();
    assertThat(again.told()).contains("1 passed, 0 failed");
    assertThat(again.told().lines()).allMatch(LauncherIT::isOfTheRun);
  }

  @Test
  void whoever_wants_other_tiers_of_compilers_has_them() throws Exception {
    Ended version =
        start(Map.of("JAVA_HOME", JAVA_HOME, "JAVA_OPTS", "-XX:TieredStopAtLevel=4"), "--version");

    assertThat(version.exit()).as(version.told()).isZero();
  }

  @Test
  void java_is_found_on_the_path_also_in_the_locale_c() throws Exception {
    Map<String, String> plain =
        Map.of(
            "PATH", JAVA_HOME + "/bin" + File.pathSeparator + System.getenv("PATH"), "LC_ALL", "C");
    Ended version = start(plain, "--version");

    assertThat(version.exit()).as(version.told()).isZero();
    assertThat(version.told())
        .startsWith("goldenpath ")
        .contains(System.getProperty("java.version"));
  }

  @Test
  void where_there_is_no_java_it_says_what_to_do() throws Exception {
    Ended failed = start(Map.of("JAVA_HOME", folder.toString()), "--version");

    assertThat(failed.exit()).isEqualTo(2);
    assertThat(failed.told()).contains("there is no Java at", "install a JDK, 17 or newer");
  }

  @Test
  void exit_status_and_arguments_pass_unchanged() throws Exception {
    Ended unusable = start(Map.of("JAVA_HOME", JAVA_HOME), "run", "--features", "no $HOME * here");

    assertThat(unusable.exit()).as(unusable.told()).isEqualTo(2);
    assertThat(unusable.told()).contains("There are no features at no $HOME * here");
  }

  @Test
  void a_signal_reaches_java_itself() throws Exception {
    ProcessBuilder starting = new ProcessBuilder(command("backend", "--port", "0"));
    starting.environment().put("JAVA_HOME", JAVA_HOME);
    Process backend = starting.redirectErrorStream(true).start();
    try (BufferedReader out = backend.inputReader(UTF_8)) {
      assertThat(out.readLine()).contains("serves at");
      assertThat(out.lines().limit(3)).last(STRING).contains("golden path' run --target local");
      assertThat(backend.info().command().orElse("")).endsWith("java");
      backend.destroy();
      assertThat(backend.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(backend.exitValue()).isEqualTo(143);
    } finally {
      backend.destroyForcibly();
    }
  }

  /** These tell of a run, the second where it is slow; all else is the launcher's or Java's. */
  private static boolean isOfTheRun(String line) {
    return line.matches(
        "Judging embedded at .*|\\d of [12] scenarios?, .*|[12] passed, 0 failed, .*");
  }

  private Ended start(Map<String, String> environment, String... arguments) {
    OwnProcess process = new OwnProcess().in(folder).with("JAVA_HOME", "");
    process.with("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.forEach(process::with);
    return process.runAs(command(arguments));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private List<Path> archives() throws IOException {
    try (var all = Files.list(folder.resolve("cache/goldenpath"))) {
      return all.toList();
    }
  }
}
