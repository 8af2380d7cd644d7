package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOfOtherNames;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of the suite's own features against a backend whose agent and tools all have other names. */
class OtherNamesIT {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-letters";

  @TempDir private Path folder;

  @Test
  void the_suites_own_features_pass_by_settings_alone() {
    CommandLineRun run = run(BackendOfOtherNames.SETTINGS);

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, 0 skipped");
  }

  private CommandLineRun run(List<String> settings, String... options) {
    try (ReferenceBackend backend = BackendOfOtherNames.start(SECRET)) {
      List<String> args = new ArrayList<>(List.of("run", "--target", "local"));
      args.addAll(List.of("--out", folder.resolve("out").toString()));
      args.addAll(List.of(options));
      List<String> sets = new ArrayList<>(settings);
      sets.add("base-url=" + backend.baseUrl());
      sets.add("ws-url=" + backend.wsUrl());
      sets.add("auth=signed");
      sets.add("jwt-secret=" + SECRET);
      sets.add("capabilities=all");
      sets.forEach(set -> args.addAll(List.of("--set", set)));
      return CommandLineRun.of(args);
    }
  }
}
