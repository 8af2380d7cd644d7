package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOfOtherNames;
import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of the suite's own features against a backend whose agent and tools all have other names. */
class OtherNamesWholeIT {
  @TempDir private Path folder;

  @Test
  void the_suites_own_features_pass_by_settings_alone() {
    CommandLineRun run = OtherNames.run(folder, BackendOfOtherNames.SETTINGS);

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, 1 skipped", "allow-load is not true");
  }
}
