package dev.goldenpath.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.goldenpath.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite's own features against servers that answer by streams, each in its own way. */
class EmittersIT {
  private static final String BESIDE =
      """
      Feature: Runs at once

        @ISO-3
        Rule: A request beside a run in its thread leads to what the target says of such runs

          Scenario: A request while a run of its thread goes on
            Given Ada asks for a wait of 1 second with wait_tool, echo_tool
            When Ada asks for an echo in the meantime
            Then the runs take turns as the target says
      """;

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
        arguments("ag-ui", Set.of(Quirk.REASONING_IN_PIECES, Quirk.FAILS_AS_TEXT)),
        arguments("ai-sdk", Set.of()),
        arguments("ai-sdk", Set.of(Quirk.FRAGMENTS, Quirk.PARALLEL, Quirk.REASONING_STAYS_OPEN)),
        arguments(
            "ai-sdk",
            Set.of(
                Quirk.END_WITH_RESULT,
                Quirk.FRAGMENTS,
                Quirk.NO_EVENT_FOR_NO_ARGUMENTS,
                Quirk.EMPTY_MESSAGES)),
        arguments("ai-sdk", Set.of(Quirk.REASONING_IN_PIECES, Quirk.FAILS_AS_TEXT)),
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
            "--features",
            "features/timing",
            "--set",
            "failed-tool=Error:",
            "--tags",
            "not @PAIR-3 and not @PAIR-4");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }

  @ParameterizedTest
  @CsvSource({
    "ag-ui, QUEUES, queue",
    "ag-ui, INTERRUPTS, interrupt",
    "ai-sdk, INTERRUPTS, interrupt",
    "ag-ui, REFUSES_BY_STATUS, reject",
    "ag-ui, REFUSES_BY_EVENT, reject",
    "ai-sdk, QUEUES, queue",
    "ai-sdk, REFUSES_BY_STATUS, reject",
    "ai-sdk, REFUSES_BY_EVENT, reject"
  })
  void runs_at_once_are_judged_as_the_target_says(String protocol, Quirk quirk, String overlap)
      throws IOException {
    CommandLineRun run = beside(protocol, Set.of(quirk), overlap);

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains("1 passed, 0 failed");
  }

  @ParameterizedTest
  @CsvSource({
    "ag-ui, queue",
    "ag-ui, reject",
    "ag-ui, interrupt",
    "ai-sdk, queue",
    "ai-sdk, reject",
    "ai-sdk, interrupt"
  })
  void runs_at_once_that_the_target_rules_out_break_iso_3(String protocol, String overlap)
      throws IOException {
    CommandLineRun run = beside(protocol, Set.of(), overlap);

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("BROKEN  ISO-3 ");
  }

  private CommandLineRun beside(String protocol, Set<Quirk> quirks, String overlap)
      throws IOException {
    Path feature = Files.writeString(folder.resolve("beside.feature"), BESIDE);
    return StreamRun.of(
        folder.resolve("out"),
        protocol,
        quirks,
        UnaryOperator.identity(),
        "--features",
        feature.toString(),
        "--set",
        "overlap=" + overlap);
  }
}
