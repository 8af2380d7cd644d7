package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code target/goldenpath} as a user starts it: copied somewhere, by its path, from elsewhere. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherIT {
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String[] FEW = {"run", "--tags", "@smoke and @EVENT-4"};

  @TempDir private Path folder;
  private Path launcher;

  @BeforeEach
  void copy_it_into_a_folder_of_an_awkward_name() throws IOException {
    Path awkward = Files.createDirectory(folder.resolve("für mich! und alle!"));
    launcher = Files.copy(Path.of("target", "goldenpath"), awkward.resolve("golden path"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    assertThat(awkward.toFile().setWritable(false)).isTrue();
  }

  @Test
  void the_second_run_starts_from_the_archive_that_the_first_has_left() throws Exception {
    Ended first = start(Map.of("JAVA_HOME", JAVA_HOME), FEW);
    List<Path> kept = archives();
    Ended second = start(Map.of("JAVA_HOME", JAVA_HOME, "JAVA_OPTS", "-Xshare:on"), FEW);

    assertThat(first.status).as(first.text).isZero();
    assertThat(first.text.lines()).allMatch(LauncherIT::isOfTheRun);
    assertThat(kept).hasSize(1);
    assertThat(second.status).as(second.text).isZero();
    assertThat(second.text.lines()).allMatch(LauncherIT::isOfTheRun);
    assertThat(archives()).isEqualTo(kept);
  }

  @Test
  void nothing_is_said_where_no_archive_can_be_kept() throws Exception {
    Ended run = start(Map.of("JAVA_HOME", JAVA_HOME, "XDG_CACHE_HOME", "/dev/null"), FEW);

    assertThat(run.status).as(run.text).isZero();
    assertThat(run.text.lines()).allMatch(LauncherIT::isOfTheRun);
  }

  @Test
  void java_is_found_on_the_path_also_in_the_locale_c() throws Exception {
    Map<String, String> plain =
        Map.of(
            "PATH", JAVA_HOME + "/bin" + File.pathSeparator + System.getenv("PATH"), "LC_ALL", "C");
    Ended version = start(plain, "--version");

    assertThat(version.status).as(version.text).isZero();
    assertThat(version.text).startsWith("goldenpath ").contains(System.getProperty("java.version"));
  }

  @Test
  void where_there_is_no_java_it_says_what_to_do() throws Exception {
    Ended failed = start(Map.of("JAVA_HOME", folder.toString()), "--version");

    assertThat(failed.status).isEqualTo(2);
    assertThat(failed.text).contains("there is no Java at", "install a JDK, 17 or newer");
  }

  @Test
  void exit_status_and_arguments_pass_unchanged() throws Exception {
    Ended unusable = start(Map.of("JAVA_HOME", JAVA_HOME), "run", "--features", "no $HOME * here");

    assertThat(unusable.status).as(unusable.text).isEqualTo(2);
    assertThat(unusable.text).contains("There are no features at no $HOME * here");
  }

  @Test
  void a_signal_reaches_java_itself() throws Exception {
    Process backend = process(Map.of("JAVA_HOME", JAVA_HOME), "backend", "--port", "0");
    try (BufferedReader out = backend.inputReader(UTF_8)) {
      assertThat(out.readLine()).contains("serves at");
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
    return line.matches("Judging embedded at .*|\\d of 2 scenarios, .*|2 passed, 0 failed, .*");
  }

  private record Ended(int status, String text) {}

  private Ended start(Map<String, String> environment, String... arguments) throws Exception {
    Process process = process(environment, arguments);
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), text);
  }

  private Process process(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  private List<Path> archives() throws IOException {
    try (var all = Files.list(folder.resolve("cache/goldenpath"))) {
      return all.toList();
    }
  }
}
