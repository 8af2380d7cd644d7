package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that is asked for runs by messages on its socket, by a profile's file alone. */
class OnSocketIT {
  private static final String ANSWERED = "src/test/resources/invented/other-on-socket.yaml";
  private static final String UNANSWERED =
      "src/test/resources/invented/other-on-socket-unanswered.yaml";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {ANSWERED, UNANSWERED})
  void a_healthy_one_passes_and_what_needs_a_call_is_named(String profile) {
    CommandLineRun run =
        OtherRun.by(
            profile,
            BackendOptions.builder(),
            folder,
            "--features",
            "features/golden_path",
            "--features",
            "features/order",
            "--features",
            "features/execution",
            "--verbose");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text())
        .contains(" 0 failed,")
        .contains("HTTP-4 can't be judged: the wire profile other-on-socket")
        .contains("a request is a message on the socket, no HTTP call");
  }

  @Test
  void a_broken_one_is_found() {
    CommandLineRun run =
        OtherRun.by(
            ANSWERED,
            BackendOptions.builder().fault("tool-completed-twice"),
            folder,
            "--features",
            "features/golden_path");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("PAIR-1");
  }
}
