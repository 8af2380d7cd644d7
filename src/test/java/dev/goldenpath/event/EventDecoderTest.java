package dev.goldenpath.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
  private static final Stamp NOW = new Stamp(1, 0, Instant.EPOCH);
  private final EventDecoder decoder = new EventDecoder(WireProfile.DATA);

  private static Entry.Frame frame(String text) {
    return new Entry.Frame(NOW, "ada-1", text, text.getBytes(StandardCharsets.UTF_8).length, false);
  }

  private static AgentEvent event(WireProfile profile, String json) {
    return (AgentEvent) new EventDecoder(profile).read(frame(json.replace('\'', '"')));
  }

  private Unreadable unreadable(String text) {
    return (Unreadable) decoder.read(frame(text));
  }

  @Test
  void fields_are_read_from_their_place_in_the_contracts_own_profile() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'tool_completed','timestamp':'2026-11-22T10:00:00Z','run_id':'r-1',"
                + "'thread_id':'t-1','correlation_id':'c-1','user_id':'u','event_id':'e',"
                + "'data':{'tool_name':'echo_tool','execution_time':0.5,'results':{}}}");

    assertThat(event.type()).isEqualTo(EventType.TOOL_COMPLETED);
    assertThat(event.runId()).contains("r-1");
    assertThat(event.threadId()).contains("t-1");
    assertThat(event.userId()).contains("u");
    assertThat(event.eventId()).contains("e");
    assertThat(event.correlationId()).contains("c-1");
    assertThat(event.toolName()).contains("echo_tool");
    assertThat(event.executionSeconds()).contains(0.5);
    assertThat(event.hasError()).isFalse();
    assertThat(event.timestamp()).isPresent();
    assertThat(event.misplaced()).isEmpty();
    assertThat(event.summary()).isEqualTo("tool_completed   echo_tool c-1");
  }

  @Test
  void ids_that_the_backend_makes_may_be_whole_numbers() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'tool_executing','timestamp':'2026-11-22T10:00:00Z','run_id':17,"
                + "'thread_id':'t-1','correlation_id':3,'event_id':99,"
                + "'data':{'tool_name':'echo_tool','tool_args':{}}}");

    assertThat(event.runId()).contains("17");
    assertThat(event.correlationId()).contains("3");
    assertThat(event.eventId()).contains("99");
    assertThat(event.misplaced()).isEmpty();
  }

  @Test
  void the_same_fields_are_read_through_the_other_profiles() {
    AgentEvent payload =
        event(
            WireProfile.PAYLOAD,
            "{'type':'agent_thinking','timestamp':'2026-11-22T10:00:00Z','run_id':'r','thread_id':'t',"
                + "'payload':{'thought':'so'}}");
    AgentEvent flat =
        event(
            WireProfile.FLAT,
            "{'type':'agent_thinking','timestamp':'2026-11-22T10:00:00Z','run_id':'r','thread_id':'t',"
                + "'thought':'so'}");

    assertThat(payload.data("thought").asText()).isEqualTo("so");
    assertThat(payload.misplaced()).isEmpty();
    assertThat(flat.data("thought").asText()).isEqualTo("so");
    assertThat(flat.misplaced()).isEmpty();
  }

  @TempDir private Path folder;

  private WireProfile profile(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), yaml);
    return WireProfile.named(file.toString());
  }

  private WireProfile profileOfItsOwn() throws IOException {
    return profile(
        """
        fields: {execution_time: duration_ms, thought: reasoning}
        execution_time: milliseconds
        timestamp: epoch-seconds
        """);
  }

  @Test
  void a_profile_of_its_own_converts_names_and_units() throws IOException {
    AgentEvent event =
        event(
            profileOfItsOwn(),
            "{'type':'tool_completed','timestamp':1795341600.125,'data':{'duration_ms':1500}}");

    assertThat(event.executionSeconds()).contains(1.5);
    assertThat(event.timestamp())
        .map(Timestamp::instant)
        .contains(Instant.parse("2026-11-22T10:00:00.125Z"));
    assertThat(event.canonical().path("timestamp").asText()).isEqualTo("2026-11-22T10:00:00.125Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e400", "-1e400", "1e99", "\"soon\"", "null", "[]", "true", "1795341600000"})
  void no_number_and_no_kind_of_value_makes_it_throw(String value) throws IOException {
    AgentEvent event =
        event(
            profileOfItsOwn(),
            "{'type':'tool_completed','timestamp':"
                + value
                + ",'data':{'duration_ms':"
                + value
                + "}}");

    assertThat(event.timestamp()).isEmpty();
  }

  @Test
  void an_infinite_execution_time_is_no_missing_one() {
    AgentEvent event =
        event(WireProfile.DATA, "{'type':'tool_completed','data':{'execution_time':1e400}}");

    assertThat(event.executionSeconds()).contains(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'tool_name':'x'                        | data.tool_name | tool_name",
        "'payload':{'tool_name':'x'}            | data.tool_name | payload.tool_name",
        "'data':{'tool':'x'}                    | data.tool_name | data.tool",
        "'data':{'meta':{'toolName':'x'}}       | data.tool_name | data.meta.toolName",
        "'data':{'tool_name':null,'tool':'x'}   | data.tool_name | data.tool"
      })
  void a_required_field_that_is_only_elsewhere_is_misplaced(
      String fields, String expected, String found) {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'tool_executing','timestamp':'x','run_id':'r','thread_id':'t',"
                + "'correlation_id':'c',"
                + (fields.contains("'data'") ? "" : "'data':{},")
                + fields
                + "}");

    assertThat(event.misplaced())
        .extracting(Misplaced::describe)
        .contains(found + " in the place of " + expected);
  }

  @Test
  void a_copy_elsewhere_is_only_an_unknown_field() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'agent_thinking','timestamp':'x','run_id':'r','thread_id':'t','thought':'a',"
                + "'data':{'thought':'a','reasoning':'b'}}");

    assertThat(event.misplaced()).isEmpty();
  }

  @Test
  void a_field_that_is_nowhere_is_missing_and_not_misplaced() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'agent_thinking','timestamp':'x','run_id':'r','thread_id':'t','data':{}}");

    assertThat(event.misplaced()).isEmpty();
  }

  @Test
  void what_a_tool_was_given_or_returned_is_not_taken_for_a_field() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'tool_completed','timestamp':'x','run_id':'r','thread_id':'t',"
                + "'correlation_id':'c','data':{'tool_name':'x','results':{'execution_time':1}}}");

    assertThat(event.misplaced()).isEmpty();
  }

  @Test
  void results_may_be_absent_where_an_error_tells_why() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'type':'tool_completed','timestamp':'x','run_id':'r','thread_id':'t',"
                + "'correlation_id':'c','output':'none','data':{'tool_name':'x','error':'no',"
                + "'execution_time':1}}");

    assertThat(event.misplaced()).isEmpty();
    assertThat(event.hasError()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'event':'no_such_type'}    | event in the place of type",
        "{'data':{'type':'x'}}       | data.type in the place of type",
        "{'type':7}                  | nothing in the place of type",
        "{}                          | nothing in the place of type"
      })
  void a_message_without_a_text_type_is_misplaced(String json, String description) {
    AgentEvent event = event(WireProfile.DATA, json);

    assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
    assertThat(event.misplaced()).extracting(Misplaced::describe).containsExactly(description);
  }

  @Test
  void what_is_out_of_its_place_is_told_all_the_same_but_not_where_it_should_be() {
    AgentEvent event =
        event(
            WireProfile.DATA,
            "{'event':'tool_executing','data':{'run_id':'r-1','tool_args':{},"
                + "'timestamp':'2026-11-22T10:00:00Z'},'tool':'echo_tool','call_id':'c-1'}");

    assertThat(event.type()).isEqualTo(EventType.TOOL_EXECUTING);
    assertThat(event.typeName()).isEmpty();
    assertThat(event.runId()).contains("r-1");
    assertThat(event.toolName()).contains("echo_tool");
    assertThat(event.correlationId()).contains("c-1");
    assertThat(event.timestamp()).isPresent();
    assertThat(event.canonical().toString()).isEqualTo("{\"data\":{\"tool_args\":{}}}");
  }

  @Test
  void of_a_duration_out_of_its_place_nobody_knows_the_unit() {
    AgentEvent event =
        event(WireProfile.DATA, "{'type':'tool_completed','duration_ms':12,'data':{}}");

    assertThat(event.misplaced()).extracting(Misplaced::field).contains(Field.EXECUTION_TIME);
    assertThat(event.executionSeconds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heartbeat", "stream_chunk", "Agent_Started", "", "type"})
  void a_type_that_is_not_known_is_unknown(String type) {
    AgentEvent event = event(WireProfile.DATA, "{'type':'" + type + "'}");

    assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
    assertThat(event.misplaced()).isEmpty();
  }

  @Test
  void ids_that_are_no_text_are_no_ids() {
    AgentEvent event =
        event(WireProfile.DATA, "{'type':'agent_started','run_id':null,'user_id':7}");

    assertThat(event.runId()).isEmpty();
    assertThat(event.userId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"type\":\"x\"}]                  | JSON, but no object",
        "\"hello\"                           | JSON, but no object",
        "42                                  | JSON, but no object",
        "{\"a\":1}{\"b\":2}                  | no JSON: more follows the first value",
        "{\"a\":NaN}                         | no JSON: Non-standard token 'NaN'",
        "{\"a\":Infinity}                    | no JSON: Non-standard token 'Infinity'",
        "{\"a\":01}                          | no JSON: Invalid numeric value",
        "{\"a\":+1}                          | no JSON: Unexpected character",
        "{'a':1}                             | no JSON: Unexpected character",
        "{\"a\":1,}                          | no JSON: Unexpected character",
        "{\"a\":1                            | no JSON: Unexpected end-of-input",
        "<html>                              | no JSON: Unexpected character",
        "ping                                | no JSON: Unrecognized token 'ping'"
      },
      quoteCharacter = '`')
  void what_is_no_json_object_is_unreadable(String text, String reason) {
    assertThat(unreadable(text).reason()).startsWith(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void an_empty_message_is_unreadable(String text) {
    assertThat(unreadable(text).reason()).isEqualTo("an empty message");
  }

  @Test
  void the_size_is_counted_in_bytes_to_exactly_one_mebibyte() {
    String text = "{\"type\":\"x\"}";
    Reading most = decoder.read(new Entry.Frame(NOW, "ada-1", text, 1024 * 1024, false));
    Reading more = decoder.read(new Entry.Frame(NOW, "ada-1", text, 1024 * 1024 + 1, false));

    assertThat(most).isInstanceOf(AgentEvent.class);
    assertThat(((Unreadable) more).reason()).isEqualTo("1048577 bytes, more than 1048576 (1 MiB)");
  }

  @Test
  void a_binary_frame_is_unreadable() {
    Reading reading = decoder.read(new Entry.Frame(NOW, "ada-1", "{}", 2, true));

    assertThat(((Unreadable) reading).reason()).isEqualTo("a binary frame where text was promised");
  }

  @Test
  void an_excerpt_shows_the_spot() {
    assertThat(unreadable("{\"execution_time\": NaN}").excerpt())
        .isEqualTo("{\"execution_time\": NaN}\n" + " ".repeat(21) + "^");
  }

  @Test
  void an_excerpt_of_a_long_text_is_cut_around_the_spot() {
    String[] lines =
        unreadable("{\"a\":\"" + "x".repeat(500) + "\", \"b\": oops}").excerpt().split("\n");

    assertThat(lines[0]).hasSizeLessThanOrEqualTo(120).contains("\"b\": oops");
    assertThat(lines[1].strip()).isEqualTo("^");
    assertThat(lines[0].substring(lines[1].indexOf('^') - 1)).contains("oops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'blob','deep':%s%s}",
        "{'type':'blob','number':%s}",
        "{'type':'blob','%s':1}",
        "{'type':'blob','huge':1e400}",
        "{'type':'blob','half':'\\ud800'}"
      })
  void what_fits_into_a_message_can_be_read(String form) {
    int much = 500_000;
    String filling = form.contains("deep") ? "[".repeat(much) : "7".repeat(much);
    String text = form.replace('\'', '"').formatted(filling, "]".repeat(much));

    Reading reading = decoder.read(frame(text));

    assertThat(reading).isInstanceOf(AgentEvent.class);
  }

  @Test
  void every_text_of_a_value_is_visited_however_deep_it_lies() {
    String text =
        "[".repeat(500_000) + "{\"key\":[\"text\",17,null,{\"b\":true}]}" + "]".repeat(500_000);
    Map<String, String> seen = new java.util.TreeMap<>();

    Json.visitTexts(Json.read(text).orElseThrow(), (field, value) -> seen.put(value, field));

    assertThat(seen).isEqualTo(Map.of("key", "", "text", "key", "17", "key", "b", ""));
  }

  @Test
  void a_value_is_written_as_json_or_else_told_by_its_texts() {
    String deep = "[".repeat(5_000) + "\"gp-1\"" + "]".repeat(5_000);

    assertThat(Json.write(Json.read("{\"a\":[1,\"x\"]}").orElseThrow()))
        .isEqualTo("{\"a\":[1,\"x\"]}");
    assertThat(Json.write(Json.read(deep).orElseThrow()))
        .isEqualTo("nested too deep to be shown gp-1");
  }

  @Test
  void events_are_equal_where_their_frames_are() {
    String deep = "{\"type\":\"blob\",\"d\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    Reading one = decoder.read(frame(deep));

    assertThat(one)
        .isEqualTo(decoder.read(frame(deep)))
        .hasSameHashCodeAs(decoder.read(frame(deep)));
    assertThat(one).isNotEqualTo(decoder.read(frame("{\"type\":\"blob\"}")));
  }

  @Test
  void types_by_other_names_are_the_contracts_own() throws IOException {
    WireProfile own =
        profile("types: {agent_started: [run.begin, run.resume]}\nfields: {type: event}");

    assertThat(event(own, "{'event':'run.resume'}").type()).isEqualTo(EventType.AGENT_STARTED);
    assertThat(event(own, "{'event':'run.resume'}").typeName()).isEqualTo("agent_started");
    assertThat(event(own, "{'event':'agent_started'}").type()).isEqualTo(EventType.UNKNOWN);
    assertThat(event(own, "{'event':'tool_executing'}").type()).isEqualTo(EventType.TOOL_EXECUTING);
  }

  @Test
  void epoch_milliseconds_are_read_with_their_resolution() throws IOException {
    AgentEvent event =
        event(
            profile("timestamp: epoch-milliseconds"),
            "{'type':'agent_started','timestamp':1795341600125}");

    assertThat(event.timestamp())
        .contains(new Timestamp(Instant.parse("2026-11-22T10:00:00.125Z"), Duration.ofMillis(1)));
    assertThat(event.canonical().path("timestamp").asText()).isEqualTo("2026-11-22T10:00:00.125Z");
  }

  @Test
  void what_the_profile_lacks_is_neither_missed_nor_sought() throws IOException {
    AgentEvent event =
        event(
            profile("timestamp: none\nfields: {thread_id: none, correlation_id: none}"),
            "{'type':'tool_executing','ts':1,'run_id':'r','data':{'thread':'t','tool_name':'a','tool_args':{}}}");

    assertThat(event.misplaced()).isEmpty();
    assertThat(event.timestamp()).isEmpty();
    assertThat(event.isUntold("timestamp")).isTrue();
    assertThat(event.isUntold("run_id")).isFalse();
  }

  @Test
  void results_written_as_json_text_are_read_as_json() throws IOException {
    WireProfile own = profile("json_text: [results, tool_args]");

    assertThat(
            event(own, "{'type':'tool_completed','data':{'results':'{\\'text\\': 1}'}}")
                .data("results")
                .path("text")
                .asInt())
        .isEqualTo(1);
    assertThat(
            event(own, "{'type':'tool_completed','data':{'results':'plain'}}")
                .data("results")
                .asText())
        .isEqualTo("plain");
  }
}
