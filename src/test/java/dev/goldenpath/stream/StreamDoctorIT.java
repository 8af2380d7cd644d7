package dev.goldenpath.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor finds out which protocol is spoken, and writes the settings that fit. */
class StreamDoctorIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ag-ui", "ai-sdk"})
  void the_protocol_is_found_and_the_file_that_is_written_makes_a_run_work(String protocol)
      throws IOException {
    Path file = folder.resolve("mine.yaml");
    try (StreamServer server =
        new StreamServer(protocol, Set.of(Quirk.FAILS_AS_TEXT), UnaryOperator.identity())) {
      CommandLineRun doctor =
          CommandLineRun.of(
              List.of(
                  "doctor",
                  "--set",
                  "base-url=" + server.url(),
                  "--set",
                  "auth=signed",
                  "--set",
                  "jwt-secret=" + StreamRun.SECRET,
                  "--set",
                  "health-path=none",
                  "--write",
                  file.toString()));
      assertThat(doctor.text())
          .contains("a run is told over " + protocol + " to agent_completed")
          .contains("tools: get_current_time, echo_tool")
          .contains("agent-config, multi-user, wait-tool, failing-tool, thinking");
      assertThat(Files.readString(file)).contains("protocol: " + protocol, "failed-tool: 'Error:'");

      CommandLineRun run =
          CommandLineRun.of(
              List.of(
                  "run",
                  "--target",
                  file.toString(),
                  "--set",
                  "jwt-secret=" + StreamRun.SECRET,
                  "--out",
                  folder.resolve("out").toString(),
                  "--features",
                  "features/golden_path",
                  "--tags",
                  "@ORDER-2 or @TRUE-4"));
      assertThat(run.exit()).as(run.text()).isZero();
      assertThat(run.text()).contains(" 0 failed");
    }
  }
}
