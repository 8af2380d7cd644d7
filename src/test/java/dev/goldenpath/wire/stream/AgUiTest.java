package dev.goldenpath.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.setting.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgUiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Reducer reducer =
      Reducer.of(
          Protocol.AG_UI,
          new Narration("thread-1", "run-1", Optional.empty(), Set.of("ask_the_user")));
  private final List<JsonNode> told = new ArrayList<>();

  @Test
  void an_event_is_told_with_the_moment_that_it_names_in_seconds_or_milliseconds() {
    event("{'type': 'RUN_STARTED', 'timestamp': 1764315000123}");
    event("{'type': 'RUN_FINISHED', 'timestamp': 1764315001.25}");

    assertThat(told("timestamp")).containsExactly("1764315000123", "1764315001250");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.5", "-1764315000123", "1e999", "'now'"})
  void what_is_no_moment_since_1970_is_not_told_as_one(String timestamp) {
    event("{'type': 'RUN_STARTED'}");
    event("{'type': 'RUN_FINISHED', 'timestamp': " + timestamp + "}");

    assertThat(told).noneMatch(it -> it.has("timestamp"));
  }

  @Test
  void a_result_in_parts_is_the_text_in_them() {
    call("c-1", "echo_tool");
    event(
        "{'type': 'TOOL_CALL_RESULT', 'toolCallId': 'c-1', 'content': [{'type': 'text', 'text':"
            + " '{\\\"text\\\": \\\"x\\\"'}, {'type': 'image'}, {'type': 'text', 'text': '}'}]}");

    assertThat(told.get(1).at("/data/results/text").asText()).isEqualTo("x");
  }

  @Test
  void a_run_that_was_stopped_has_not_done_its_work() {
    call("c-1", "wait_tool");
    event("{'type': 'RUN_FINISHED', 'outcome': {'type': 'cancelled'}}");

    assertThat(told("type")).containsExactly("tool_executing", "tool_completed", "agent_error");
    assertThat(told.get(2).at("/data/error/code").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_run_that_asks_back_is_told_by_a_code_of_its_own_and_what_it_asks() {
    call("c-1", "transfer");
    event(
        "{'type': 'RUN_FINISHED', 'outcome': {'type': 'interrupt', 'interrupts': [{'id': 'i-1',"
            + " 'reason': 'tool_call', 'toolCallId': 'c-1'}]}}");

    JsonNode end = told.get(told.size() - 1);
    assertThat(end.at("/data/error/code").asText()).isEqualTo(Narration.WAITS);
    assertThat(end.at("/data/error/message").asText()).contains("i-1");
  }

  @Test
  void a_call_that_is_left_to_the_frontend_is_over_with_the_run() {
    call("c-1", "show_chart");
    event(
        "{'type': 'RUN_FINISHED', 'outcome': {'type': 'success', 'pendingToolCallIds': ['c-1']}}");

    assertThat(told("type")).containsExactly("tool_executing", "tool_completed", "agent_completed");
    assertThat(told.get(1).at("/data/error").asText()).startsWith("left to the frontend");
  }

  @Test
  void a_call_of_a_tool_that_the_request_offers_is_none_of_the_runs() {
    call("c-1", "ask_the_user");
    event("{'type': 'RUN_FINISHED'}");

    assertThat(told("type")).containsExactly("agent_completed");
  }

  @Test
  void a_call_in_chunks_is_whole_when_the_run_is_over() {
    event(
        "{'type': 'TOOL_CALL_CHUNK', 'toolCallId': 'c-1', 'toolCallName': 'echo_tool', 'delta':"
            + " '{}'}");
    event("{'type': 'RUN_FINISHED'}");

    assertThat(told("type")).containsExactly("tool_executing", "agent_completed");
  }

  private void call(String id, String tool) {
    event(
        "{'type': 'TOOL_CALL_START', 'toolCallId': '%s', 'toolCallName': '%s'}"
            .formatted(id, tool));
    event("{'type': 'TOOL_CALL_END', 'toolCallId': '%s'}".formatted(id));
  }

  private void event(String json) {
    try {
      told.addAll(reducer.read(JSON.readTree(json.replace('\'', '"'))));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private List<String> told(String field) {
    return told.stream().map(it -> it.path(field).asText()).toList();
  }
}
