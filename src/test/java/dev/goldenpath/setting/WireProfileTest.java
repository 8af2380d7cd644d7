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
    assertThat(
            profile.canonical(
                json(
                    "{'type': 't', 'timestamp': 1700000000.25, 'extra': 1, 'meta': {'call/id':"
                        + " 'c'}, 'payload': {'duration_ms': 120, 'more': true}}")))
        .hasToString(
            "{'extra':1,'meta':{},'data':{'more':true,'execution_time':0.120},'type':'t',"
                .concat("'timestamp':'2023-11-14T22:13:20.250Z','correlation_id':'c'}")
                .replace('\'', '"'));
  }

  @Test
  void what_cannot_be_converted_stays_as_it_is() throws IOException {
    WireProfile profile =
        file("{\"execution_time\": \"milliseconds\", \"timestamp\": \"epoch-seconds\"}");
    ObjectNode odd = json("{'timestamp': 1e300, 'data': {'execution_time': '5'}}");
    ObjectNode base = json("{'data': 'text'}");

    assertThat(profile.canonical(odd)).isEqualTo(odd);
    assertThat(profile.canonical(base)).isEqualTo(base);
  }

  @Test
  void a_flat_message_gets_its_data() {
    assertThat(
            WireProfile.FLAT.canonical(
                json("{'type': 't', 'user_id': 'u', 'thought': 'x', 'z': 1}")))
        .isEqualTo(
            json(
                "{'type': 't', 'user_id': 'u', 'z': 1, 'data': {'thought': 'x', 'user_id': 'u'}}"));
  }

  @Test
  void the_contracts_own_profile_changes_nothing() {
    ObjectNode message = json("{'type': 't', 'data': {'results': null, 'x': 1}, 'y': 2}");

    assertThat(WireProfile.DATA.canonical(message)).isEqualTo(message).isNotSameAs(message);
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
        "[1, 2]|must hold an object with base, fields, execution_time or timestamp",
        "fields: {tool: x}|has the unknown key \"fields.tool\"",
        "felds: {}|has the unknown key \"felds\"; did you mean \"fields\"? Known: base, ex",
        "fields: {thought: [a]}|needs text at \"fields.thought\", but has [\"a\"]",
        "fields: {thought: /a//b}|has a pointer with an empty key at \"fields.thought\": /a//b",
        "fields: x|needs an object under \"fields\", such as {agent_type: agent_name}",
        "timestamp: iso|has \"iso\" at \"timestamp\"; allowed: epoch-seconds, rfc-3339",
        "fields: {results: error}|gives results and error one place: data.error",
        "fields: {thought: /type}|gives type and thought one place: type",
        "fields: {|is no YAML (line 1): ",
        "`base: a\nbase: b`|is no YAML (line 2): sets base a second time",
      })
  void a_bad_file_is_refused_in_one_clear_line(String text, String says) {
    assertThatThrownBy(() -> file(text.replace("\\n", "\n")))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageStartingWith("wire-profile: " + folder.resolve("mine.yaml") + " " + says);
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
}
