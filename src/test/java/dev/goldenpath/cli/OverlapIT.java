package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.backend.seam.Overlap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs at once in one thread, on backends of each kind, judged by what their targets say. */
class OverlapIT {
  private static final String RUNS = "isolation/runs.feature";
  private static final String BESIDE = "A request while a run of its thread goes on";
  private static final String PASSWORD = "a-password-of-mine";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void a_backend_is_as_its_target_says(Overlap overlap) {
    CommandLineRun run = judged(overlap, overlap.name(), "features/" + RUNS);

    assertThat(run.exit()).as(run.text()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "PARALLEL,  QUEUE,     ISO-3",
    "PARALLEL,  REJECT,    ISO-3",
    "PARALLEL,  INTERRUPT, ISO-3",
    "QUEUE,     INTERRUPT, ISO-3",
    "QUEUE,     REJECT,    ISO-3",
    "INTERRUPT, QUEUE,     ORDER-2",
  })
  void a_backend_that_is_otherwise_is_found(Overlap overlap, String said, String clause)
      throws IOException {
    CommandLineRun run = judged(overlap, said, Features.at(RUNS, BESIDE));

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("BROKEN  " + clause);
  }

  private CommandLineRun judged(Overlap overlap, String said, String features) {
    BackendOptions options =
        BackendOptions.builder().password(PASSWORD).overlap(overlap).log(line -> {}).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      return CommandLineRun.of(
          List.of(
              "run",
              "--set=base-url=" + backend.baseUrl(),
              "--set=password=" + PASSWORD,
              "--set=capabilities=all",
              "--set=overlap=" + said.toLowerCase(java.util.Locale.ROOT),
              "--features",
              features,
              "--out=" + folder.toString()));
    }
  }
}
