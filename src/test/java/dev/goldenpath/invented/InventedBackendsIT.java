package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.cli.CommandLineRun;
import dev.goldenpath.invented.InventedBackend.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventedBackendsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"research,DATA", "desk,PAYLOAD", "fleet,FLAT"})
  void every_scenario_passes_on_a_backend_that_does_as_it_says(String name, Shape shape)
      throws IOException {
    CommandLineRun run = run(name, shape, false);

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(scenarios(name) + " passed, 0 failed, 0 skipped");
  }

  @ParameterizedTest
  @CsvSource({"research,DATA", "desk,PAYLOAD", "fleet,FLAT"})
  void every_scenario_fails_on_a_backend_that_does_not(String name, Shape shape)
      throws IOException {
    CommandLineRun run = run(name, shape, true);

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("0 passed, " + scenarios(name) + " failed, 0 skipped");
  }

  private CommandLineRun run(String name, Shape shape, boolean breaks) {
    try (InventedBackend backend =
        InventedBackend.start(shape, InventedScript.read(name, breaks))) {
      return CommandLineRun.of(
          List.of(
              "run",
              "--target",
              "local",
              "--features",
              feature(name).toString(),
              "--out",
              folder.resolve("out").toString(),
              "--set",
              "base-url=" + backend.url(),
              "--set",
              "auth=signed",
              "--set",
              "jwt-secret=a-secret-of-at-least-thirty-two-letters",
              "--set",
              "capabilities=agent-config,multi-user",
              "--set",
              "max-users=10",
              "--set",
              "wire-profile=" + shape.name().toLowerCase(Locale.ROOT),
              // What the backend tells of its time is not at fault where this machine is busy.
              "--set",
              "limits.tool-overhead=30s",
              "--set",
              "limits.jitter=30s"));
    }
  }

  private static Path feature(String name) {
    return Path.of("examples/" + name + ".feature");
  }

  private static long scenarios(String name) throws IOException {
    try (var lines = Files.lines(feature(name))) {
      return lines.filter(line -> line.strip().startsWith("Scenario:")).count();
    }
  }
}
