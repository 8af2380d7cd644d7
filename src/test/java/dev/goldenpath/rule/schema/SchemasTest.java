package dev.goldenpath.rule.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String UUID = "7b0c8a52-6c1f-4b39-9a36-0c8f4a6f5d11";

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode event(String type, String data) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("type", type).put("timestamp", "2026-11-22T10:00:00Z").put("thread_id", "t");
    event.put("run_id", "r").put("correlation_id", "c").put("unknown", true);
    event.set("data", json(data));
    return event;
  }

  private static List<String> problems(String schema, JsonNode message) {
    return Schemas.check(schema, message).stream().map(SchemaProblem::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "agent_started|{'agent_type': 'data_helper', 'more': 1}",
        "agent_thinking|{'thought': ' a '}",
        "tool_executing|{'tool_name': 'echo_tool', 'tool_args': {}}",
        "tool_completed|{'tool_name': 'e', 'results': {}, 'execution_time': 0}",
        "tool_completed|{'tool_name': 'e', 'results': false, 'execution_time': 1.5}",
        "tool_completed|{'tool_name': 'e', 'results': [], 'execution_time': 1, 'error': null}",
        "tool_completed|{'tool_name': 'e', 'execution_time': 1, 'error': 'it broke'}",
        "tool_completed|{'tool_name': 'e', 'execution_time': 1, 'error': {'why': 1}, 'results':"
            + " null}",
        "agent_completed|{'final_response': 'it is noon'}",
        "agent_error|{'error': {'code': 'tool_failed', 'message': 'it broke'}}",
        "connection_established|{'connection_id': 'c-1', 'user_id': 'u-1'}",
        "error|{}",
        "pong|null",
        "ping|null",
      })
  void a_message_as_the_contract_has_it_is_kept(String type, String data) {
    assertThat(problems(type, event(type, data))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "agent_started|{}|data.agent_type: expected the requested agent_type, as text, seen"
            + " nothing",
        "agent_started|{'agent_type': null}|data.agent_type: expected the requested agent_type, as"
            + " text, seen null",
        "agent_thinking|{'reasoning': 'a'}|data.thought: expected non-blank text, seen nothing",
        "agent_thinking|{'thought': ''}|data.thought: expected non-blank text, seen \"\"",
        "agent_thinking|{'thought': ' \\n '}|data.thought: expected non-blank text, seen \" \\n \"",
        "agent_thinking|'text'|data: expected an object, seen \"text\"",
        "agent_thinking|null|data: expected an object, seen null",
        "tool_executing|{'tool_name': 'e', 'tool_args': '{}'}|data.tool_args: expected an object,"
            + " seen \"{}\"",
        "tool_executing|{'tool': 'e', 'tool_args': {}}|data.tool_name: expected non-blank text,"
            + " seen nothing",
        "tool_completed|{'tool_name': 'e', 'results': {}, 'execution_time': '120 ms'}|"
            + "data.execution_time: expected a number of seconds >= 0, seen \"120 ms\"",
        "tool_completed|{'tool_name': 'e', 'results': {}, 'execution_time':"
            + " -0.1}|data.execution_time: expected a number of seconds >= 0, seen -0.1",
        "tool_completed|{'tool_name': 'e', 'results': {}}|data.execution_time: expected a number of"
            + " seconds >= 0, seen nothing",
        "tool_completed|{'tool_name': 'e', 'execution_time': 1}|data.results: expected a value that"
            + " is not null (or data.error, text or an object), seen nothing",
        "tool_completed|{'tool_name': 'e', 'results': null, 'execution_time': 1}|data.results:"
            + " expected a value that is not null (or data.error, text or an object), seen null",
        "tool_completed|{'tool_name': 'e', 'error': null, 'execution_time': 1}|data.results:"
            + " expected a value that is not null (or data.error, text or an object), seen nothing",
        "tool_completed|{'tool_name': 'e', 'error': '', 'execution_time': 1}|data.results: expected"
            + " a value that is not null (or data.error, text or an object), seen nothing",
        "tool_completed|{'tool_name': 'e', 'error': 5, 'execution_time': 1}|data.results: expected"
            + " a value that is not null (or data.error, text or an object), seen nothing",
        "agent_completed|{'final_response': {'text': 'a'}}|data.final_response: expected non-blank"
            + " text, seen {\"text\":\"a\"}",
        "agent_thinking|{'thought': '\u00a0\u2003\u3000'}|data.thought: expected non-blank text,"
            + " seen \"\u00a0\u2003\u3000\"",
        "tool_completed|{'tool_name': 't', 'error': {}, 'execution_time': 1}|data.results: expected"
            + " a value that is not null (or data.error, text or an object), seen nothing",
        "agent_error|{'error': 'broken'}|data.error: expected an object with code and message, seen"
            + " \"broken\"",
        "agent_error|{'error': {'code': '', 'message': 'm'}}|data.error.code: expected non-blank"
            + " text or a whole number, seen \"\"",
        "connection_established|{'connection_id': 'c'}|data.user_id: expected the token's subject,"
            + " as text, seen nothing",
      })
  void a_broken_message_is_told_in_one_line(String type, String data, String says) {
    assertThat(problems(type, event(type, data))).containsExactly(says);
  }

  @Test
  void the_envelope_is_told_with_the_rest_outer_places_first() {
    assertThat(
            problems(
                "tool_executing", json("{'type': 'tool_executing', 'data': {'tool_args': 1}}")))
        .containsExactly(
            "timestamp: expected an RFC 3339 date-time, as text, seen nothing",
            "thread_id: expected non-blank text, seen nothing",
            "run_id: expected non-blank text or a whole number, seen nothing",
            "correlation_id: expected non-blank text or a whole number, seen nothing",
            "data.tool_args: expected an object, seen 1",
            "data.tool_name: expected non-blank text, seen nothing");
  }

  @Test
  void fields_of_the_envelope_that_are_there_must_not_be_null() {
    ObjectNode event = event("agent_thinking", "{'thought': 'a'}");
    event.putNull("user_id").putNull("thread_id").putNull("event_id").put("timestamp", 17);

    assertThat(problems("agent_thinking", event))
        .containsExactlyInAnyOrder(
            "user_id: expected non-blank text, or no such field, seen null",
            "thread_id: expected non-blank text, seen null",
            "event_id: expected non-blank text or a whole number, or no such field, seen null",
            "timestamp: expected an RFC 3339 date-time, as text, seen 17");
  }

  @Test
  void an_event_of_another_type_is_no_such_event() {
    assertThat(problems("agent_thinking", event("agent_thought", "{'thought': 'a'}")))
        .containsExactly("type: expected \"agent_thinking\", seen \"agent_thought\"");
    assertThat(problems("agent_thinking", event("", "{'thought': 'a'}")))
        .containsExactly("type: expected \"agent_thinking\", seen \"\"");
  }

  @Test
  void a_message_that_is_no_object_is_told_as_a_whole() {
    assertThat(problems("pong", json("[1]")))
        .containsExactly("the message: expected an object with type, seen [1]");
    assertThat(problems("agent_thinking", json("3")))
        .containsExactly(
            "the message: expected an object with type, timestamp, thread_id, run_id and data, seen"
                + " 3");
  }

  @Test
  void the_timestamps_syntax_is_left_to_others() {
    ObjectNode event = event("agent_thinking", "{'thought': 'a'}").put("timestamp", "yesterday");

    assertThat(problems("agent_thinking", event)).isEmpty();
  }

  @Test
  void what_was_seen_is_cut_if_long() {
    String seen =
        Schemas.check(
                "agent_completed",
                event("agent_completed", "{'final_response': [" + "1,".repeat(200) + "1]}"))
            .get(0)
            .seen();

    assertThat(seen).hasSize(138).startsWith("[1,1,").endsWith("1,1… (403 characters)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "execute_accepted|{'run_id': 'r', 'thread_id': 't', 'agent_type': 'a', 'status':"
            + " 'accepted'}",
        "error_body|{'error': {'code': 'unauthorized', 'message': 'no'}, 'x': 1}",
        "error_body|{'error': {'code': 401, 'message': 'no'}}",
        "health|{'status': 'healthy'}",
        "health|{'status': 'healthy', 'agents': {'available': false, 'types': ['a']}}",
        "login_answer|{'access_token': 'a.b', 'token_type': 'bearer', 'user_id': 'u'}",
        "login_request|{'email': 'a@b', 'password': 'p'}",
        "execute_request|{'type': 'agent_execution', 'agent_type': 'a', 'message': 'm',"
            + " 'thread_id': '"
            + UUID
            + "', 'user_context': {'user_id': 'u'}, 'agent_config': {'tools': ['t'],"
            + " 'max_iterations': 1}}",
      })
  void an_http_body_as_the_contract_has_it_is_kept(String schema, String body) {
    assertThat(problems(schema, json(body))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "execute_accepted|{'run_id': ' ', 'thread_id': 't', 'agent_type': 'a', 'status':"
            + " 'accepted'}|run_id: expected non-blank text or a whole number, seen \" \"",
        "execute_accepted|{'run_id': 'r', 'thread_id': 't', 'agent_type': 'a', 'status':"
            + " 'ok'}|status: expected \"accepted\", seen \"ok\"",
        "error_body|{'detail': 'no'}|error: expected an object with code and message, seen nothing",
        "error_body|{'error': 'no'}|error: expected an object with code and message, seen \"no\"",
        "error_body|{'error': {'code': 'x'}}|error.message: expected non-blank text, seen nothing",
        "health|{'status': 'ok'}|status: expected \"healthy\", seen \"ok\"",
        "health|{'status': 'healthy', 'agents': {'available': true, 'types': ['a',"
            + " 2]}}|agents.types.1: expected text, seen 2",
        "login_answer|{'access_token': 'a b', 'token_type': 'Bearer', 'user_id': 'u'}|access_token:"
            + " expected a token, seen \"a b\"",
        "login_answer|{'access_token': 'a', 'token_type': 'Bearer', 'user_id': 'u', 'expires_in':"
            + " 0}|expires_in: expected a number of seconds > 0, seen 0",
        "execute_request|{'type': 'agent_execution', 'agent_type': 'a', 'message': 'm',"
            + " 'thread_id': 't', 'user_context': {'user_id': 'u'}}|thread_id: expected a UUID,"
            + " seen \"t\"",
        "execute_request|{'type': 'agent_execution', 'agent_type': 'a', 'message': 'm',"
            + " 'thread_id': '"
            + UUID
            + "', 'user_context': {'user_id': 'u'}, 'agent_config': {'max_iterations':"
            + " 0}}|agent_config.max_iterations: expected a whole number >= 1, seen 0",
      })
  void a_broken_http_body_is_told_in_one_line(String schema, String body, String says) {
    assertThat(problems(schema, json(body))).containsExactly(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_strated", "", "components"})
  void an_unknown_schema_is_a_mistake_of_the_caller(String name) {
    assertThatThrownBy(() -> Schemas.check(name, json("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "there is no schema \"" + name + "\"; there are [agent_completed, ");
  }

  @Test
  void a_problem_says_where_what_and_what_else() {
    assertThat(Schemas.check("pong", json("{}")))
        .containsExactly(new SchemaProblem("type", "\"pong\"", "nothing"));
  }
}
