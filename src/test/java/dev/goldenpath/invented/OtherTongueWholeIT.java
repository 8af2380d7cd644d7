package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All features on a backend in a form of its own, and its defects. */
class OtherTongueWholeIT {
  @TempDir private Path folder;

  @Test
  void a_healthy_backend_passes_in_its_own_form() {
    CommandLineRun run = OtherRun.of(BackendOptions.builder(), folder);

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }

  @ParameterizedTest
  @CsvSource({
    "started-missing,ORDER-1",
    "thinking-missing,ORDER-2",
    "completed-twice,ORDER-3",
    "tool-completed-lost-when-it-throws,PAIR-1",
    "second-tool-unannounced,PAIR-2",
    "forbidden-tool-called,PAIR-3",
    "thought-blank,EVENT-2",
    "results-missing,EVENT-4",
    "final-response-empty,EVENT-5",
    "tool-name-elsewhere,EVENT-7",
    "timestamp-goes-back,TIME-1",
    "execution-time-in-milliseconds,TIME-2",
    "events-in-one-burst,TIME-3",
    "echo-canned,TRUE-1",
    "time-constant,TRUE-2",
    "failure-answered-as-success,TRUE-4",
    "one-event-of-another-run-id,ISO-1",
    "leak-in-a-heartbeat,ISO-2",
    "execute-without-token,HTTP-4",
    "execute-echoes-another-thread,HTTP-3",
    "welcome-user-cut,CONN-2",
    "token-echoed-in-an-event,SAFE-1"
  })
  void its_defects_are_found(String defect, String clause) {
    CommandLineRun run =
        OtherRun.of(BackendOptions.builder().fault(defect), folder, "--tags", "@" + clause);

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("BROKEN  " + clause);
  }
}
