package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireProfileTest {
  @TempDir Path folder;

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private WireProfile file(String text) throws IOException {
    return WireProfile.named(Files.writeString(folder.resolve("mine.yaml"), text).toString());
  }

  @Test
  void built_in_profiles_differ_in_the_base_alone() {
    assertThat(WireProfile.DATA.path(Field.TOOL_NAME)).containsExactly("data", "tool_name");
    assertThat(WireProfile.PAYLOAD.path(Field.TOOL_NAME)).containsExactly("payload", "tool_name");
    assertThat(WireProfile.FLAT.path(Field.TOOL_NAME)).containsExactly("tool_name");
    for (WireProfile profile : WireProfile.builtIn()) {
      assertThat(profile.path(Field.CORRELATION_ID)).containsExactly("correlation_id");
      assertThat(WireProfile.named(profile.name())).isEqualTo(profile);
    }
  }

  @Test
  void a_field_is_read_from_exactly_its_place() {
    ObjectNode message = json("{'tool_name': 'a', 'data': {'results': null}}");

    assertThat(WireProfile.DATA.read(message, Field.TOOL_NAME)).isEmpty();
    assertThat(WireProfile.FLAT.read(message, Field.TOOL_NAME)).contains(message.get("tool_name"));
    assertThat(WireProfile.DATA.read(message, Field.RESULTS)).get().matches(it -> it.isNull());
    assertThat(WireProfile.DATA.read(json("{'data': 'text'}"), Field.RESULTS)).isEmpty();
  }

  @Test
  void a_file_may_rename_move_and_convert() throws IOException {
    WireProfile profile =
        file(
            """
            base: payload
            fields:
              agent_type: agent_name
              execution_time: duration_ms
              correlation_id: /meta/call~1id
            execution_time: milliseconds
            timestamp: epoch-seconds
            """);

    assertThat(profile.name()).isEqualTo("mine.yaml");
    assertThat(profile.path(Field.AGENT_TYPE)).containsExactly("payload", "agent_name");
    assertThat(profile.path(Field.THOUGHT)).containsExactly("payload", "thought");
    assertThat(profile.path(Field.CORRELATION_ID)).containsExactly("meta", "call/id");
    assertThat(profile.executionTimeUnit()).isEqualTo(DurationUnit.MILLISECONDS);
    assertThat(profile.timestampForm()).isEqualTo(TimestampForm.EPOCH_SECONDS);
  }

  @Test
  void a_profile_may_have_its_base_at_the_root_or_deep() throws IOException {
    assertThat(file("base: /").path(Field.THOUGHT)).containsExactly("thought");
    assertThat(file("base: [event, body]").path(Field.THOUGHT))
        .containsExactly("event", "body", "thought");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1, 2]|, line 1: keys with values are wanted, of base, execution_time, fields, health, ",
        "fields: {tool: x}|, line 1: fields.tool: there is no such key",
        "felds: {}|, line 1: felds: there is no such key; did you mean \"fields\"? Known: base, ",
        "`base: a\n"
            + "fields:\n"
            + "  thought: [a]`|, line 3: fields.thought: a text is wanted; it is [\"a\"]",
        "fields: {thought: /a//b}|, line 1: fields.thought: a pointer with an empty key leads"
            + " nowhere",
        "fields: x|, line 1: fields: keys with values are wanted, of agent_id, agent_type,"
            + " connected_user_id, ",
        "timestamp: iso|, line 1: timestamp: allowed: epoch-milliseconds, epoch-seconds, none,"
            + " rfc-33",
        "fields: {results: error}|, line 1: fields.results: results and error can't have one place:"
            + " d",
        "fields: {thought: /type}|, line 1: fields.thought: type and thought can't have one place:"
            + " ty",
        "fields: {results: none}|, line 1: fields.results: without it no run can be judged; say"
            + " where",
        "types: {agent_started: none}|, line 1: types.agent_started: no run can be judged without"
            + " it.",
        "types: {agent_start: a}|, line 1: types.agent_start: there is no such key; did you mean"
            + " \"ag",
        "types: {error: pong}|, line 1: types: error and pong can't have one name, nobody could"
            + " tell ",
        "json_text: [thought]|, line 1: json_text: allowed: a list of results, tool_args; it has"
            + " \"tho",
        "`request:\n"
            + "  body: {q: '{mesage}'}`|, line 2: request.body.q: there is nothing to put in the ",
        "`request:\n"
            + "  body: {q: a}`|, line 2: request.body: \"{message}\" stands nowhere in it; say wh",
        "request: {over: tcp}|, line 1: request.over: ",
        "request: {accepted_by: ok}|, line 1: request.accepted_by: only a request over socket has",
        "request: {over: socket, path: /runs}|, line 1: request.path: only a request over http has",
        "`request: {over: socket}\nresponse: {run_id: run}`|, line 2: response: nothing answers a ",
        "request: {path: runs}|, line 1: request.path: a path is wanted, such as"
            + " /threads/{thread_id}",
        "request: {headers: {Authorization: a}}|, line 1: request.headers.Authorization: this"
            + " header ",
        "response: {status: 500}|, line 1: response.status: allowed: a status from 200 to 299, or a"
            + " l",
        "response: {accepted: yes}|, line 1: response.accepted: keys with values are wanted, of at,"
            + " i",
        "health: {at: [a]}|, line 1: health.at: a text is wanted; it is [\"a\"]",
        "fields: {|` is no YAML (line 1): `",
        "`base: a\nbase: b`|` is no YAML (line 2): sets base a second time`",
      })
  void a_bad_file_is_refused_in_one_clear_line(String text, String says) {
    assertThatThrownBy(() -> file(text.replace("\\n", "\n").replace("'", "\"")))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageStartingWith("wire-profile: " + folder.resolve("mine.yaml") + says);
  }

  @Test
  void fields_that_never_meet_may_share_a_name() throws IOException {
    WireProfile profile = file("fields: {results: result, final_response: result}");

    assertThat(profile.path(Field.RESULTS)).isEqualTo(profile.path(Field.FINAL_RESPONSE));
  }

  @Test
  void a_missing_file_is_refused() {
    assertThatThrownBy(() -> WireProfile.named("nowhere.yaml"))
        .hasMessage(
            "wire-profile: nowhere.yaml is neither data, payload or flat nor a file that is"
                + " there.");
  }

  @Test
  void a_backend_lacks_what_its_profile_says() throws IOException {
    WireProfile profile =
        file(
            """
            types: {connection_established: none, pong: none}
            timestamp: none
            request: {body: {q: "{message}", deep: {n: 3, s: "3", on: true}}}
            response: {status: [200, 201], run_id: none, accepted: none}
            """);

    assertThat(profile.lacking())
        .containsExactlyInAnyOrder(Capability.AGENT_CONFIG, Capability.APP_PING);
    assertThat(profile.unjudged())
        .containsOnlyKeys("CONN-2", "HTTP-5", "TIME-1", "TIME-2", "TIME-3");
    assertThat(profile.unjudged())
        .containsEntry("TIME-1", "the wire profile mine.yaml says that events have no timestamp");
    assertThat(profile.request().body())
        .get()
        .hasToString("{\"q\":\"{message}\",\"deep\":{\"n\":3,\"s\":\"3\",\"on\":true}}");
    assertThat(profile.answer().statuses()).containsExactlyInAnyOrder(200, 201);
  }

  @Test
  void a_profile_tells_where_its_file_says_what() throws IOException {
    WireProfile profile = file("base: payload\nfields:\n  thought: reasoning\n");

    assertThat(profile.place("fields.thought")).isEqualTo("line 3 of mine.yaml");
    assertThat(profile.place("fields.results")).isEqualTo("under line 2 of mine.yaml");
    assertThat(WireProfile.FLAT.place("fields.thought"))
        .isEqualTo("in a file for wire-profile, which is now the built-in flat");
  }
}
