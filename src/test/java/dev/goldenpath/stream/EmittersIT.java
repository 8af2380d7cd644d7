package dev.goldenpath.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite's own features against servers that answer by streams, each in its own way. */
class EmittersIT {
  @TempDir private Path folder;

  static Stream<Arguments> emitters() {
    return Stream.of(
        arguments("ag-ui", Set.of()),
        arguments(
            "ag-ui",
            Set.of(
                Quirk.END_WITH_RESULT,
                Quirk.NO_EVENT_FOR_NO_ARGUMENTS,
                Quirk.EMPTY_MESSAGES,
                Quirk.TIMESTAMPS)),
        arguments(
            "ag-ui",
            Set.of(Quirk.PARALLEL, Quirk.FRAGMENTS, Quirk.REASONING_STAYS_OPEN, Quirk.SNAPSHOTS)),
        arguments("ag-ui", Set.of(Quirk.CHUNKS, Quirk.CRLF, Quirk.OPEN_AT_ERROR)),
        arguments("ag-ui", Set.of(Quirk.OLD_NAMES, Quirk.OPEN_AT_ERROR, Quirk.FRAGMENTS)),
        arguments("ai-sdk", Set.of()),
        arguments("ai-sdk", Set.of(Quirk.FRAGMENTS, Quirk.PARALLEL, Quirk.REASONING_STAYS_OPEN)),
        arguments("ai-sdk", Set.of(Quirk.DONE_ALONE, Quirk.OPEN_AT_ERROR, Quirk.SNAPSHOTS)));
  }

  @ParameterizedTest
  @MethodSource("emitters")
  void the_suites_own_features_pass_unchanged(String protocol, Set<Quirk> quirks) {
    CommandLineRun run =
        StreamRun.of(
            folder,
            protocol,
            quirks,
            UnaryOperator.identity(),
            "--features",
            "features/golden_path",
            "--features",
            "features/tools",
            "--tags",
            "not @PAIR-3 and not @PAIR-4");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }
}
