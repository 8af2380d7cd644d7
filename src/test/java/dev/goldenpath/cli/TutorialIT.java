package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do what the tutorial says, command by command. */
class TutorialIT {
  private static final Path TUTORIAL = Path.of("features/README.md");
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FEATURE =
      Pattern.compile("```gherkin\n(Feature:.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private Path at = Path.of(".");
  private final List<Process> backends = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  @AfterEach
  void end() {
    backends.forEach(Process::destroyForcibly);
  }

  @Test
  void each_command_of_the_tutorial_does_what_it_says() throws IOException {
    at = folder;
    String text = Files.readString(TUTORIAL).replace("8123", String.valueOf(freePort()));
    for (MatchResult block : COMMANDS.matcher(text).results().toList()) {
      if (Files.isDirectory(at.resolve("features"))) {
        Files.writeString(at.resolve("features/echo.feature"), feature(text));
      }
      for (String line : block.group(1).lines().toList()) {
        run(Arrays.asList(line.split(" ")));
      }
    }

    assertThat(done).contains("init", "cd", "backend", "run", "check", "steps");
  }

  private static String feature(String text) {
    return FEATURE.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private void run(List<String> words) throws IOException {
    if (words.get(0).equals("cd")) {
      at = at.resolve(words.get(1));
      done.add("cd");
      return;
    }
    assertThat(words.get(0)).isEqualTo("goldenpath");
    String[] args = words.subList(1, words.size()).toArray(String[]::new);
    done.add(args[0]);
    if (args[0].equals("backend")) {
      serve(args);
      return;
    }
    OwnProcess.Ended ended = new OwnProcess().in(at).run(args);
    assertThat(ended.exit()).as(ended.told()).isZero();
    if (args[0].equals("run")) {
      assertThat(ended.told()).contains(" passed, 0 failed, 0 skipped");
    }
  }

  private void serve(String... args) throws IOException {
    Process backend =
        new ProcessBuilder(new OwnProcess().command(args)).redirectErrorStream(true).start();
    backends.add(backend);
    // It tells its address when it serves.
    new BufferedReader(new InputStreamReader(backend.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
