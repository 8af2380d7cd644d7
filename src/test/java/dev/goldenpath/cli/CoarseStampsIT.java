package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timestamps without a fraction hide no heap of events, and none is laid to the suite. */
class CoarseStampsIT {
  private static final String PASSWORD = "a-password-of-mine";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"events-in-one-burst", "executing-held-until-completed"})
  void a_heap_is_told_wherever_it_is_asked_for(String defect) {
    BackendOptions options =
        BackendOptions.builder()
            .password(PASSWORD)
            .fault(defect)
            .variants(Set.of("timestamps-in-seconds"))
            .log(line -> {})
            .build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      CommandLineRun run =
          CommandLineRun.of(
              List.of(
                  "run",
                  "--set=base-url=" + backend.baseUrl(),
                  "--set=password=" + PASSWORD,
                  "--set=capabilities=all",
                  "--tags=@TIME-3",
                  "--out=" + folder));

      assertThat(run.exit()).as(run.text()).isEqualTo(1);
      assertThat(run.text()).contains("5 failed", "BROKEN  TIME-3");
    }
  }
}
