package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
  private static final String GREETING =
      "{'type':'connection_established','timestamp':'2026-05-04T03:02:00Z',"
          + "'data':{'connection_id':'c-1','user_id':'11111111-1111-4111-8111-111111111111'}}";

  private static final List<String> RUN =
      List.of(
          event("agent_started", 1, "'agent_type':'data_helper'", ""),
          event("agent_thinking", 2, "'thought':'I echo.'", ""),
          event("tool_executing", 3, "'tool_name':'echo_tool','tool_args':{'text':'hi'}", "c-7"),
          event(
              "tool_completed",
              4,
              "'tool_name':'echo_tool','results':{'text':'hi'},'execution_time':1.0",
              "c-7"),
          event("agent_completed", 5, "'final_response':'hi'", ""));

  @TempDir private Path folder;

  @Test
  void a_golden_path_keeps_what_can_be_judged_without_its_request() throws IOException {
    CommandLineRun judged = judge(lines(Stream.concat(Stream.of(GREETING), RUN.stream())));

    assertThat(judged.text())
        .startsWith("6 messages: nothing is broken; kept CONN-2, CONN-5, EVENT-0, EVENT-1,")
        .contains("ORDER-1, ORDER-3, PAIR-1, PAIR-2, TIME-2")
        .contains("Not judged, since that needs the requests: HTTP-1,");
    assertThat(judged.exit()).isZero();
  }

  @Test
  void a_tool_that_is_left_open_is_told_in_four_parts() throws IOException {
    CommandLineRun judged =
        judge(
            lines(
                Stream.concat(Stream.of(GREETING), RUN.stream())
                    .filter(line -> !line.contains("tool_completed"))));

    assertThat(judged.text())
        .contains("PAIR-1 Every tool_executing", "Expected: ", "Seen:     ", "5 messages: broken");
    assertThat(judged.exit()).isEqualTo(1);
  }

  @Test
  void a_transcript_is_left_to_replay() throws IOException {
    CommandLineRun judged =
        judge(
            "{'scenario':'x.feature:3'}\n{'entry':'Stalled','length':'PT0.1S'}".replace('\'', '"'));

    assertThat(judged.exit()).isEqualTo(2);
    assertThat(judged.text()).contains("is a transcript", "goldenpath replay ");
  }

  @Test
  void a_browsers_har_is_read_socket_by_socket() throws IOException {
    String messages =
        Stream.concat(Stream.of(GREETING), RUN.stream())
            .map(JudgeTest::json)
            .map(it -> it.replace("\"", "\\\""))
            .map(
                it ->
                    "{\"type\":\"receive\",\"time\":1777863720.5,\"opcode\":1,\"data\":\""
                        + it
                        + "\"}")
            .collect(Collectors.joining(","));
    String socket = "{\"_webSocketMessages\":[" + messages + "]}";

    CommandLineRun judged = judge("{\"log\":{\"entries\":[{\"request\":{}}," + socket + "]}}");

    assertThat(judged.text()).startsWith("6 messages: nothing is broken; kept CONN-2");
  }

  @Test
  void a_file_without_messages_is_no_verdict() throws IOException {
    assertThat(judge("\n").exit()).isEqualTo(3);
  }

  private CommandLineRun judge(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("recorded"), text);
    return CommandLineRun.of(List.of("judge", file.toString()));
  }

  private static String lines(Stream<String> events) {
    return events.map(JudgeTest::json).collect(Collectors.joining("\n"));
  }

  private static String json(String readable) {
    return readable.replace('\'', '"');
  }

  private static String event(String type, int second, String data, String call) {
    return "{'type':'"
        + type
        + "','timestamp':'2026-05-04T03:02:0"
        + second
        + "Z','thread_id':'a0000000-0000-4000-8000-00000000000a','run_id':'r-1',"
        + "'user_id':'11111111-1111-4111-8111-111111111111','event_id':'e-"
        + second
        + "',"
        + (call.isEmpty() ? "" : "'correlation_id':'" + call + "',")
        + "'data':{"
        + data
        + "}}";
  }
}
