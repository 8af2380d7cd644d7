package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.event.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {
  private final TimelineScript line = TimelineScript.begin();

  /** Run a golden path in which each event of a type is changed. */
  private Judged with(String type, Consumer<ObjectNode> change) {
    Script run = line.socket("ada-1").run("r-1");
    Consumer<ObjectNode> ifType =
        event -> {
          if (event.path("type").asText().equals(type)) {
            change.accept(event);
          }
        };
    run.but(ifType).started().but(ifType).thinking();
    run.but(ifType).executing("get_current_time", "c-1").but(ifType).completed("c-1");
    run.but(ifType).executing("echo_tool", "c-2").but(ifType).completed("c-2");
    run.but(ifType).finished();
    return line.judgedAfterSilence();
  }

  /** Set a field to a JSON value, or take it away where there is none. */
  private static void set(ObjectNode event, String path, String value) {
    String[] keys = path.split("\\.");
    ObjectNode parent = event;
    for (int i = 0; i < keys.length - 1; i++) {
      parent = (ObjectNode) parent.path(keys[i]);
    }
    if (value == null) {
      parent.remove(keys[keys.length - 1]);
    } else {
      parent.set(keys[keys.length - 1], Json.read(value).orElseThrow());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EVENT-0 | agent_thinking  | timestamp           |",
        "EVENT-0 | agent_thinking  | timestamp           | null",
        "EVENT-0 | agent_thinking  | timestamp           | \"yesterday\"",
        "EVENT-0 | agent_thinking  | timestamp           | \"2026-11-22 10:00:00Z\"",
        "EVENT-0 | agent_thinking  | timestamp           | \"2026-02-30T10:00:00Z\"",
        "EVENT-0 | agent_thinking  | timestamp           | 1795341600",
        "EVENT-0 | agent_thinking  | thread_id           |",
        "EVENT-0 | agent_thinking  | thread_id           | null",
        "EVENT-0 | agent_thinking  | thread_id           | 7",
        "EVENT-0 | agent_thinking  | run_id              |",
        "EVENT-0 | agent_thinking  | run_id              | null",
        "EVENT-0 | agent_thinking  | data                | null",
        "EVENT-0 | agent_thinking  | data                | \"text\"",
        "EVENT-0 | agent_thinking  | user_id             | 7",
        "EVENT-0 | agent_thinking  | run_id              | \"\"",
        "EVENT-0 | agent_thinking  | thread_id           | \" \"",
        "EVENT-1 | agent_started   | data.agent_type     |",
        "EVENT-1 | agent_started   | data.agent_type     | null",
        "EVENT-1 | agent_started   | data.agent_type     | \"DataHelperAgent\"",
        "EVENT-2 | agent_thinking  | data.thought        |",
        "EVENT-2 | agent_thinking  | data.thought        | \" \"",
        "EVENT-2 | agent_thinking  | data.thought        | []",
        "EVENT-3 | tool_executing  | data.tool_name      |",
        "EVENT-3 | tool_executing  | data.tool_name      | \"\"",
        "EVENT-3 | tool_executing  | data.tool_args      |",
        "EVENT-3 | tool_executing  | data.tool_args      | \"{}\"",
        "EVENT-3 | tool_executing  | correlation_id      |",
        "EVENT-3 | tool_executing  | correlation_id      | null",
        "EVENT-3 | tool_executing  | correlation_id      | \" \"",
        "EVENT-4 | tool_completed  | data.tool_name      |",
        "EVENT-4 | tool_completed  | data.results        |",
        "EVENT-4 | tool_completed  | data.results        | null",
        "EVENT-4 | tool_completed  | data.execution_time |",
        "EVENT-4 | tool_completed  | data.execution_time | \"0.5\"",
        "EVENT-4 | tool_completed  | data.execution_time | -0.1",
        "EVENT-4 | tool_completed  | data.execution_time | null",
        "EVENT-4 | tool_completed  | correlation_id      | null",
        "EVENT-5 | agent_completed | data.final_response |",
        "EVENT-5 | agent_completed | data.final_response | \"\"",
        "EVENT-5 | agent_completed | data.final_response | {}",
        "EVENT-7 | agent_thinking  | type                | null",
        "EVENT-7 | agent_thinking  | type                | 7"
      })
  void a_field_that_is_missing_or_not_of_its_kind_breaks_its_clause(
      String clause, String type, String path, String value) {
    Judged judged = with(type, event -> set(event, path, value));

    judged.breaks(Clause.byId(clause).orElseThrow());
  }

  @Test
  void a_blank_thought_is_told_in_four_parts() {
    Judged judged = with("agent_thinking", event -> set(event, "data.thought", "\"  \""));

    assertThat(judged.message(EVENT_2))
        .startsWith("EVENT-2 agent_thinking carries a thought.\nExpected: data.thought: ")
        .contains("\nSeen:     agent_thinking at event 7, +0.070 s has ")
        .contains(
            "\n         >   7  +0.070 s  agent_thinking\nWhere:    features/x.feature:14 · run r-1")
        .endsWith(
            "Try:      look where the backend makes agent_thinking, on every path that sends it");
  }

  @Test
  void a_missing_timestamp_is_told_in_four_parts() {
    Judged judged = with("agent_thinking", event -> set(event, "timestamp", null));

    assertThat(judged.message(EVENT_0))
        .startsWith("EVENT-0 Every event of a run has its envelope")
        .contains("\nExpected: timestamp: ")
        .endsWith(
            "Try:      look where the backend wraps its events, on every path that sends one");
  }

  @Test
  void another_agent_than_asked_for_is_told_in_four_parts() {
    Judged judged = with("agent_started", event -> set(event, "data.agent_type", "\"other\""));

    assertThat(judged.message(EVENT_1))
        .contains("Expected: agent_type \"data_helper\", as in the request")
        .contains("Seen:     agent_started at event 6, +0.060 s has \"other\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"x\"}",
        "{\"message\":\"x\"}",
        "{\"code\":\"\",\"message\":\"x\"}",
        "{\"code\":\"x\",\"message\":\" \"}",
        "\"it failed\"",
        "null"
      })
  void an_error_without_code_or_message_breaks_event_6(String error) {
    line.socket("ada-1")
        .ask("r-1")
        .tools("failing_tool")
        .accepted()
        .started()
        .thinking()
        .used("failing_tool", "c-1", 20)
        .but(event -> set(event, "data.error", error))
        .errored();

    line.judged().breaks(EVENT_6);
  }

  @Test
  void an_event_id_that_comes_twice_breaks_event_0() {
    Judged judged = with("tool_completed", event -> event.put("event_id", "e-1"));

    assertThat(judged.breaks(EVENT_0).expected())
        .isEqualTo("its own event_id in each event of the run");
  }

  @Test
  void an_event_id_may_come_on_two_connections() {
    line.socket("ada-1").socket("ada-2").run("r-1").but(e -> e.put("event_id", "e-1")).started();

    line.judged().keeps(EVENT_0);
  }

  @Test
  void a_failed_tool_needs_no_results() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("failing_tool")
        .accepted()
        .started()
        .thinking()
        .executing("failing_tool", "c-1")
        .but(event -> set(event, "data.error", "{\"message\":\"no\"}"))
        .completed("c-1")
        .errored();

    line.judged().keeps(EVENT_4, EVENT_6);
  }

  @Test
  void a_message_whose_type_is_under_another_name_breaks_event_7_and_not_event_0() {
    Script run = line.socket("ada-1").run("r-1").started();
    run.but(event -> event.set("event", event.remove("type"))).thinking();

    Judged judged = line.judged();

    judged.breaks(EVENT_7);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(EVENT_0);
  }

  // EVENT-7

  @ParameterizedTest
  @CsvSource({
    "agent_thinking, data.thought, data.reasoning",
    "agent_thinking, data.thought, thought",
    "tool_executing, data.tool_name, data.tool",
    "tool_executing, data.tool_name, tool_name",
    "tool_executing, data.tool_args, data.arguments",
    "tool_executing, correlation_id, data.correlation_id",
    "tool_completed, data.results, data.result",
    "tool_completed, data.results, metadata.results",
    "tool_completed, data.execution_time, data.duration_ms",
    "agent_completed, data.final_response, data.response",
    "agent_started, data.agent_type, data.agent_name",
    "agent_started, run_id, data.run_id",
    "agent_started, thread_id, payload.thread_id",
    "agent_started, timestamp, data.timestamp",
    "agent_started, type, event"
  })
  void a_field_that_is_only_elsewhere_breaks_event_7(String type, String path, String other) {
    Judged judged =
        with(
            type,
            event -> {
              var value = event.at("/" + path.replace('.', '/')).deepCopy();
              set(event, path, null);
              if (other.contains(".") && !event.has(other.split("\\.")[0])) {
                event.putObject(other.split("\\.")[0]);
              }
              set(event, other, value.toString());
            });

    Violation fault = judged.breaks(EVENT_7);

    assertThat(fault.seen()).contains(other + " in the place of " + path);
  }

  @Test
  void a_field_elsewhere_under_its_own_name_is_found_before_one_of_another_name() {
    Judged judged =
        with(
            "tool_completed",
            event -> {
              String results = event.at("/data/results").toString();
              set(event, "data.results", null);
              set(event, "result", "{}");
              set(event, "results", results);
            });

    assertThat(judged.breaks(EVENT_7).seen()).endsWith("has results in the place of data.results");
  }

  @Test
  void a_misplaced_field_is_told_in_four_parts() {
    Judged judged =
        with(
            "agent_thinking",
            event -> {
              set(event, "data.thought", null);
              set(event, "data.reasoning", "\"hm\"");
            });

    assertThat(judged.message(EVENT_7))
        .isEqualTo(
            """
            EVENT-7 Fields sit exactly where the wire profile says, in every message.
            Expected: data.thought, as the wire profile data says
            Seen:     agent_thinking at event 7, +0.070 s has data.reasoning in the place of data.thought
                     >   7  +0.070 s  agent_thinking
            Where:    features/x.feature:14 · run r-1 · thread a0000000-0000-4000-8000-00000000000a · trace f92f3577b34da6a3ce929d0e0e473611 · socket ada-1 · transcripts/x.ndjson
            Try:      look for a second emitter that builds its messages by hand; or, if the target means it so, write fields.thought: /data/reasoning (in a file for wire-profile, which is now the built-in data)\
            """);
  }

  @Test
  void events_of_another_profile_break_event_7() {
    for (Map.Entry<String, TimelineScript> other :
        Map.of(
                "payload", TimelineScript.in(dev.goldenpath.setting.WireProfile.PAYLOAD),
                "flat", TimelineScript.in(dev.goldenpath.setting.WireProfile.FLAT))
            .entrySet()) {
      TimelineScript wrong = other.getValue();
      wrong.socket("ada-1").run("r-1").golden();

      wrong.judgedByTheContractsOwnProfile().breaks(EVENT_7);
    }
  }

  @Test
  void a_greeting_with_its_fields_elsewhere_breaks_event_7() {
    line.opening("ada-1")
        .opened("ada-1")
        .frame(
            "ada-1",
            "{\"type\":\"connection_established\",\"connection_id\":\"c\",\"user_id\":\"user-ada-0001\"}");

    line.judged().breaks(EVENT_7);
  }

  @Test
  void a_copy_elsewhere_breaks_nothing() {
    with("tool_completed", event -> set(event, "execution_time", "99")).keeps(EVENT_7, TIME_2);
  }

  @Test
  void without_events_nothing_about_them_is_exercised() {
    line.opening("ada-1").refused("ada-1", 503, Map.of("Retry-After", java.util.List.of("1")), "");

    for (Clause clause : Clause.values()) {
      if (clause.family() == Clause.Family.EVENT) {
        line.judged().neverAsks(clause);
      }
    }
  }

  @Test
  void a_run_on_a_request_that_was_to_be_refused_breaks_no_promise_about_its_agent() {
    TimelineScript line = TimelineScript.withUserFanOut().socket("ada-1");
    line.badRequest("execute-1", "{}", "with an unknown tool", 400, 422)
        .response("execute-1", 202, "{\"run_id\":\"r-1\",\"status\":\"accepted\"}");
    line.ask("r-1").started();

    Judged judged = line.judged();

    judged.breaks(HTTP_4);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(EVENT_1);
  }
}
