package dev.goldenpath.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite's own features against servers that speak AG-UI, each emitter in its own way. */
class AgUiTest {
  @TempDir private Path folder;

  static List<Set<Quirk>> emitters() {
    return List.of(
        Set.of(),
        Set.of(
            Quirk.END_WITH_RESULT,
            Quirk.NO_EVENT_FOR_NO_ARGUMENTS,
            Quirk.EMPTY_MESSAGES,
            Quirk.TIMESTAMPS),
        Set.of(Quirk.PARALLEL, Quirk.FRAGMENTS, Quirk.REASONING_STAYS_OPEN, Quirk.SNAPSHOTS),
        Set.of(Quirk.CHUNKS, Quirk.CRLF, Quirk.OPEN_AT_ERROR),
        Set.of(Quirk.OLD_NAMES, Quirk.OPEN_AT_ERROR, Quirk.FRAGMENTS));
  }

  @ParameterizedTest
  @MethodSource("emitters")
  void the_suites_own_features_pass_unchanged(Set<Quirk> quirks) {
    CommandLineRun run = run(quirks, UnaryOperator.identity());

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }

  private CommandLineRun run(Set<Quirk> quirks, UnaryOperator<Sink> flaw) {
    try (StreamServer server = new StreamServer(quirks, flaw)) {
      List<String> args = new ArrayList<>(List.of("run", "--out", folder.toString()));
      args.addAll(List.of("--features", "features/golden_path", "--features", "features/tools"));
      args.addAll(List.of("--tags", "not @PAIR-3 and not @PAIR-4"));
      List.of(
              "protocol=ag-ui",
              "base-url=" + server.url(),
              "auth=signed",
              "jwt-secret=a-secret-of-at-least-thirty-two-letters",
              "capabilities=agent-config,multi-user,wait-tool,failing-tool,thinking")
          .forEach(set -> args.addAll(List.of("--set", set)));
      return CommandLineRun.of(args);
    }
  }
}
