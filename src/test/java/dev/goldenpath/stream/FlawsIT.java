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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a stream breaks the clause that says so. */
class FlawsIT {
  @TempDir private Path folder;

  static Stream<Arguments> flaws() {
    return Stream.of(
        arguments("AGUI-1", "ag-ui", replaced("\"runId\":\"", "\"runId\":\"x")),
        arguments("AGUI-2", "ag-ui", without("TEXT_MESSAGE_END")),
        arguments("AGUI-2", "ag-ui", without("TEXT_MESSAGE_START")),
        arguments("AGUI-3", "ag-ui", without("TOOL_CALL_START")),
        arguments("AGUI-4", "ag-ui", without("STEP_FINISHED")),
        arguments("AGUI-5", "ag-ui", replaced("\"replace\"", "\"set\"")),
        arguments(
            "AGUI-6", "ag-ui", behind("RUN_FINISHED", "{\"type\":\"CUSTOM\",\"name\":\"late\"}")),
        arguments("ORDER-1", "ag-ui", without("RUN_STARTED")),
        arguments("ORDER-3", "ag-ui", without("RUN_FINISHED")),
        arguments("PAIR-1", "ag-ui", without("TOOL_CALL_RESULT")),
        arguments("CONN-5", "ag-ui", replaced("{\"type\":\"CUSTOM\"", "{\"type\":NaN")),
        arguments("TRUE-1", "ag-ui", replaced("\\\"text\\\":\\\"", "\\\"text\\\":\\\"x")),
        arguments("AISDK-1", "ai-sdk", without("[DONE]")),
        arguments("AISDK-2", "ai-sdk", without("text-start")),
        arguments("AISDK-2", "ai-sdk", without("text-end")),
        arguments("AISDK-3", "ai-sdk", without("tool-input-start")),
        arguments("AISDK-4", "ai-sdk", behind("[DONE]", "{\"type\":\"data-late\"}")),
        arguments("ORDER-3", "ai-sdk", without("\"finish\"")),
        arguments("PAIR-2", "ai-sdk", replaced("tool-input-", "tool-other-")),
        arguments("PAIR-1", "ai-sdk", without("tool-output-available")));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void a_flaw_breaks_its_clause(String clause, String protocol, UnaryOperator<Sink> flaw) {
    CommandLineRun run =
        StreamRun.of(
            folder,
            protocol,
            Set.of(Quirk.SNAPSHOTS, Quirk.FRAGMENTS),
            flaw,
            "--features",
            "features/golden_path",
            "--tags",
            "@TRUE-4 or @EVENT-4");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains(clause + " ");
  }

  @Test
  void an_event_without_an_end_fills_no_memory_and_is_told() throws IOException {
    CommandLineRun run =
        StreamRun.of(
            folder,
            "ag-ui",
            Set.of(),
            behind("TOOL_CALL_START", "x".repeat(40 << 20)),
            "--features",
            "features/golden_path",
            "--tags",
            "@EVENT-4");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("BROKEN  CONN-5 ");
    assertThat(Files.readString(folder.resolve("junit.xml")))
        .containsSubsequence(
            "CONN-5 ", "Expected: ", "Seen:     33554433 bytes", "Where: ", "Try: ");
    assertThat(run.text()).doesNotContain("ORDER-3", "TIME-4");
  }

  private static UnaryOperator<Sink> without(String type) {
    return sink ->
        data -> {
          if (!data.contains(type)) {
            sink.send(data);
          }
        };
  }

  private static UnaryOperator<Sink> replaced(String words, String by) {
    return sink -> data -> sink.send(data.replace(words, by));
  }

  private static UnaryOperator<Sink> behind(String type, String other) {
    return sink ->
        data -> {
          sink.send(data);
          if (data.contains(type)) {
            sink.send(other);
          }
        };
  }
}
