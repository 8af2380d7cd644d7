package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Welcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backends that keep the contract in different ways, none of which may break anything. */
class HealthyTimelinesTest {
  private static final String BENS_NONCE = "gp-fedcba98765432100000";

  private final TimelineScript line = TimelineScript.begin();

  @Test
  void a_golden_path_keeps_every_clause_that_it_exercises() {
    line.socket("ada-1").run("r-1").golden();

    line.judged()
        .keeps(
            HTTP_2, HTTP_3, HTTP_5, CONN_1, CONN_2, CONN_5, EVENT_0, EVENT_1, EVENT_2, EVENT_3,
            EVENT_4, EVENT_5, EVENT_7, ORDER_1, ORDER_2, ORDER_3, PAIR_1, PAIR_2, PAIR_3, PAIR_4,
            ISO_1, TIME_1, TIME_2, TIME_4, TRUE_1, TRUE_2, TRUE_3, TRUE_4, SAFE_1);
  }

  @Test
  void every_wire_profile_may_be_used() {
    for (WireProfile profile : new WireProfile[] {WireProfile.PAYLOAD, WireProfile.FLAT}) {
      TimelineScript there = TimelineScript.in(profile);

      there.socket("ada-1").run("r-1").golden();

      there.judged().keeps(EVENT_4, EVENT_7, ORDER_2, TIME_2, CONN_2);
    }
  }

  @Test
  void tool_calls_may_overlap_and_complete_out_of_order() {
    line.socket("ada-1")
        .run("r-1")
        .started()
        .thinking()
        .executing("get_current_time", "c-1")
        .executing("echo_tool", "c-2")
        .completed("c-2")
        .completed("c-1")
        .finished();

    line.judged().keeps(ORDER_2, PAIR_1, PAIR_2, PAIR_3, PAIR_4);
  }

  @Test
  void rounds_may_overlap_and_thinking_may_come_anywhere() {
    line.socket("ada-1")
        .run("r-1")
        .started()
        .thinking()
        .thinking()
        .executing("get_current_time", "c-1")
        .thinking()
        .executing("echo_tool", "c-2")
        .completed("c-1")
        .thinking()
        .completed("c-2")
        .thinking()
        .finished();

    line.judged().keeps(ORDER_2, PAIR_1, PAIR_3, PAIR_4);
  }

  @Test
  void events_may_come_before_the_response() {
    Script run = line.socket("ada-1").ask("r-1").asked();

    run.golden().answered();

    line.judged().keeps(ORDER_1, ORDER_2, ORDER_3, ISO_1, TRUE_3);
  }

  @Test
  void some_events_may_come_before_the_response_and_some_after() {
    Script run = line.socket("ada-1").ask("r-1").asked().started().thinking();

    run.answered().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(ORDER_1, ORDER_2, ISO_1);
  }

  @Test
  void another_socket_may_close_while_a_response_is_awaited() {
    Script run = line.socket("ada-1").socket("ben-1").ask("r-1").asked().started().thinking();

    line.closedBySuite("ben-1");
    run.answered().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(ORDER_1, ORDER_2, ISO_1);
  }

  @Test
  void timestamps_may_have_whole_seconds() {
    line.at(700).socket("ada-1");
    line.run("r-1")
        .written(text -> text.replaceAll("\\.\\d+Z", "Z"))
        .started()
        .thinking()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 900)
        .finished();

    line.judged().keeps(TIME_1, TIME_2, EVENT_0);
  }

  @Test
  void timestamps_with_and_without_a_fraction_may_be_mixed() {
    line.socket("ada-1");
    int[] count = {0};
    line.at(500)
        .run("r-1")
        .written(text -> count[0]++ % 2 == 0 ? text : text.replaceAll("\\.\\d+Z", "Z"))
        .golden();

    line.judged().keeps(TIME_1, TIME_2);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1_900, 1_900})
  void the_backends_clock_may_differ_within_the_allowance(long millis) {
    line.socket("ada-1").run("r-1").clock(Duration.ofMillis(millis)).golden();

    line.judged().keeps(TIME_1, TIME_2, TRUE_2);
  }

  @Test
  void unknown_types_may_come_anywhere_with_or_without_ids() {
    line.socket("ada-1").frame("ada-1", "{\"type\":\"heartbeat\"}");
    Script run = line.ask("r-1").asked().other("queued").answered();
    run.other("stream_chunk").started().other("stream_chunk").thinking();
    line.frame("ada-1", "{\"type\":\"ping\",\"ts\":1}");
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    run.other("usage").other("stream_chunk");
    line.frame("ada-1", "{\"type\":\"heartbeat\",\"run_id\":null,\"user_id\":\"user-ada-0001\"}");

    line.judged().keeps(ORDER_1, ORDER_3, ISO_1);
  }

  @Test
  void user_id_and_event_id_may_be_there() {
    int[] count = {0};
    Script run = line.socket("ada-1").run("r-1");
    for (String type : new String[] {"agent_started", "agent_thinking"}) {
      run.but(event -> event.put("user_id", "user-ada-0001").put("event_id", "e-" + count[0]++));
      Script unused = type.equals("agent_started") ? run.started() : run.thinking();
    }
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(EVENT_0, ISO_1);
  }

  @Test
  void correlation_ids_may_be_used_again_in_another_run() {
    line.socket("ada-1").run("r-1").golden();
    line.ask("r-2").message("Once more " + BENS_NONCE).accepted().golden();

    line.judged().keeps(PAIR_1, PAIR_2, CONN_4, TRUE_3);
  }

  @Test
  void two_runs_may_go_on_at_the_same_time_in_one_thread() {
    line.socket("ada-1");
    Script one = line.run("r-1");
    Script two = line.ask("r-2").message("Two: " + BENS_NONCE).accepted();
    one.started();
    two.started().thinking();
    one.thinking().executing("get_current_time", "c-1");
    two.executing("get_current_time", "c-1");
    one.completed("c-1");
    two.completed("c-1").used("echo_tool", "c-2", 20).finished();
    one.used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(ISO_3, CONN_4, PAIR_1, TRUE_3);
  }

  @Test
  void short_numeric_ids_may_be_used_for_users_and_runs_alike() {
    line.userId("Ada", "1").userId("Ben", "2").socket("ada-1").socket("ben-1");
    line.ask("1").by("Ben").message("Ben's " + BENS_NONCE).accepted().golden();
    Script ada = line.ask("2").asked().but(event -> event.put("user_id", "1"));
    ada.started().thinking();
    line.frame("ada-1", "{\"type\":\"usage\",\"run_count\":2,\"threads\":2,\"n\":[1,2]}");
    ada.answered().used("get_current_time", "2", 20).used("echo_tool", "1", 20).finished();

    line.judged().keeps(ISO_1, ISO_2);
  }

  @Test
  void a_socket_may_join_late() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    line.socket("ada-2");
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(ORDER_1, ORDER_2);
  }

  @Test
  void what_came_before_may_be_told_again_to_a_socket_that_joins_late() {
    Script run =
        line.socket("ada-1")
            .ask("r-1")
            .message("wait 2 seconds, " + Script.NONCE)
            .tools("wait_tool", "echo_tool")
            .on("ada-1")
            .accepted();
    run.started().thinking().used("wait_tool", "c-1", 2_000).used("echo_tool", "c-2", 20);
    run.finished();
    List<String> told =
        line.entries().stream()
            .filter(Entry.Frame.class::isInstance)
            .map(entry -> ((Entry.Frame) entry).text())
            .skip(1)
            .toList();
    line.at(9_000).socket("ada-2");
    told.forEach(event -> line.frame("ada-2", event));

    line.judged().keeps(TIME_3, CONN_2);
  }

  @Test
  void two_sockets_may_hear_a_run_at_different_moments() {
    line.socket("ada-1").socket("ada-2").run("r-1").golden();

    line.judged().keeps(CONN_8);
  }

  @Test
  void results_may_hold_further_fields_and_a_measured_wait() {
    Script run =
        line.socket("ada-1")
            .ask("r-1")
            .message("wait 1.5 seconds, " + Script.NONCE)
            .tools("wait_tool", "echo_tool")
            .accepted();
    run.started().thinking().executing("wait_tool", "c-1").after(1_503);
    run.but(event -> results(event).put("waited", 1.5029).put("unit", "s"))
        .completed("c-1")
        .executing("echo_tool", "c-2");
    run.but(event -> results(event).put("length", 40)).completed("c-2").finished();

    line.judged().keeps(PAIR_4, TRUE_1, TIME_2, TIME_3);
  }

  @Test
  void whole_seconds_still_show_that_events_come_as_they_happen() {
    Script run =
        line.socket("ada-1")
            .ask("r-1")
            .message("wait 1.2 seconds, " + Script.NONCE)
            .tools("wait_tool")
            .written(time -> time.substring(0, 19) + "Z")
            .accepted();
    run.started().thinking().executing("wait_tool", "c-1").after(1_203);
    run.but(event -> ((ObjectNode) event.path("data")).put("execution_time", 2))
        .completed("c-1")
        .finished();

    line.judged().keeps(PAIR_4, TIME_2, TIME_3);
  }

  @Test
  void an_echo_may_be_called_again_in_another_round() {
    line.socket("ada-1")
        .run("r-1")
        .started()
        .thinking()
        .used("get_current_time", "c-1", 20)
        .thinking()
        .used("echo_tool", "c-2", 20)
        .thinking()
        .used("echo_tool", "c-3", 20)
        .finished();

    line.judged().keeps(PAIR_4, TRUE_1, TRUE_3);
  }

  @Test
  void a_tool_may_fail_and_succeed_when_called_again() {
    Script run =
        line.socket("ada-1").run("r-1").started().thinking().executing("get_current_time", "c-1");
    run.but(
            event -> {
              ((ObjectNode) event.path("data")).remove("results");
              ((ObjectNode) event.path("data")).put("error", "busy");
            })
        .completed("c-1")
        .thinking()
        .used("get_current_time", "c-2", 20)
        .used("echo_tool", "c-3", 20)
        .finished();

    line.judged().keeps(TRUE_4, PAIR_1, PAIR_4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "{}", "null"})
  void an_empty_error_beside_the_results_says_nothing(String error) throws Exception {
    var empty = new com.fasterxml.jackson.databind.ObjectMapper().readTree(error);
    line.socket("ada-1")
        .run("r-1")
        .started()
        .thinking()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .but(event -> ((ObjectNode) event.path("data")).set("error", empty))
        .completed("c-2")
        .finished();

    line.judged().keeps(TRUE_1, TRUE_4, PAIR_4, EVENT_4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T12:00:00+02",
        "2026-11-22T10:00:00Z",
        "2026-11-22 10:00:00.123456+00:00",
        "20261122T100000Z",
        "2026-11-22T15:30+05:30",
        "2026-11-22T11:00:00,5+0100",
        "2026-11-22T11:00:00+01:00[Europe/Berlin]"
      })
  void the_current_time_may_be_written_in_any_form_of_iso_8601(String time) {
    line.socket("ada-1")
        .run("r-1")
        .started()
        .thinking()
        .executing("get_current_time", "c-1")
        .but(event -> results(event).put("current_time", time))
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    line.judged().keeps(TRUE_2);
  }

  @Test
  void the_answer_may_use_any_words_around_the_values() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    run.used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .but(
            event ->
                ((ObjectNode) event.path("data"))
                    .put("final_response", "**Fertig!** (»" + Script.NONCE + "«), 10 Uhr"))
        .finished();

    line.judged().keeps(TRUE_3, TRUE_4, EVENT_5);
  }

  @Test
  void a_request_may_be_answered_with_200_and_slowly() {
    line.socket("ada-1").ask("r-1").asked().after(4_900).answered(200, body -> {}).golden();

    line.judged().keeps(HTTP_3);
  }

  @Test
  void a_run_may_be_slow() {
    Script run = line.socket("ada-1").run("r-1").at(9_900).started().at(29_000).thinking();
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(TIME_4);
  }

  @Test
  void a_request_for_the_failing_tool_may_end_in_an_error() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("failing_tool")
        .accepted()
        .started()
        .thinking()
        .used("failing_tool", "c-1", 20)
        .errored();

    line.judged().keeps(TRUE_4, EVENT_6, ORDER_3);
  }

  @Test
  void max_iterations_may_end_a_run_before_all_tools_are_called() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("echo_tool", "failing_tool")
        .rounds(1)
        .accepted()
        .started()
        .thinking()
        .used("echo_tool", "c-1", 20)
        .finished();

    line.judged().keeps(PAIR_3, PAIR_4, TRUE_4);
  }

  @Test
  void a_tool_may_be_allowed_twice() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("echo_tool", "echo_tool", "get_current_time")
        .accepted()
        .started()
        .thinking()
        .used("echo_tool", "c-1", 20)
        .used("get_current_time", "c-2", 20)
        .finished();

    line.judged().keeps(PAIR_4);
  }

  @Test
  void another_agent_may_have_ways_of_its_own() {
    line.socket("ada-1").ask("r-1").agent("triage").accepted().started().thinking().finished();

    line.judged().neverAsks(ORDER_2).neverAsks(PAIR_4);
  }

  @Test
  void a_bad_request_may_be_refused() {
    line.socket("ada-1")
        .badRequest("execute-1", "{nonsense", "whose body is not JSON", 400, 422)
        .response("execute-1", 422, "{\"error\":{\"code\":\"bad\",\"message\":\"no JSON\"}}");

    line.judged().keeps(HTTP_4);
  }

  @Test
  void a_bad_token_may_be_refused_by_a_status_or_by_a_close() {
    line.opening("ada-1", "t", Welcome.REFUSED, "with an expired token").refused("ada-1", 401, "");
    line.opening("ada-2", "t", Welcome.REFUSED, "with a forged token")
        .opened("ada-2")
        .frame("ada-2", "{\"type\":\"error\",\"data\":{\"code\":\"auth\",\"message\":\"no\"}}")
        .closed("ada-2", 4401, "expired");

    line.judged().keeps(CONN_3);
  }

  @Test
  void a_socket_on_anothers_thread_may_lead_to_a_thread_of_ones_own() {
    line.socket("ada-1");
    String adas = line.threadOf("Ada");
    line.run("r-1").golden();
    line.opening("ben-1", adas, Welcome.REFUSED_OR_OWN, "on Ada's thread")
        .opened("ben-1")
        .greeted("ben-1");
    line.ask("r-2")
        .by("Ben")
        .message("Mine: " + BENS_NONCE)
        .thread(adas)
        .expecting(Expectation.closedThread())
        .accepted()
        .golden();
    line.ask("r-3").message("Ada again gp-00000000000000000003").accepted().golden();

    line.judged().keeps(ISO_1, ISO_2, ISO_4);
  }

  @Test
  void anothers_thread_may_be_closed_by_any_of_the_refusals() {
    line.socket("ada-1").run("r-1").golden();
    String adas = line.threadOf("Ada");
    for (int status : new int[] {401, 403, 404}) {
      line.opening("ben-" + status, adas, Welcome.REFUSED_OR_OWN, "on Ada's thread")
          .refused("ben-" + status, status, "");
    }
    Script run =
        line.ask("r-2")
            .by("Ben")
            .message("Mine: " + BENS_NONCE)
            .thread(adas)
            .expecting(Expectation.closedThread())
            .asked();
    line.response(
        run.call(),
        403,
        "{\"error\":{\"code\":\"closed\",\"message\":\"" + adas + " is not yours\"}}");

    line.judged().keeps(ISO_4, ISO_2, HTTP_4);
  }

  @Test
  void runs_of_other_processes_may_be_heard_with_user_fan_out() {
    TimelineScript wide = TimelineScript.withUserFanOut();
    wide.socket("ada-1").badRequest("execute-1", "{" + wide.threadOf("Ada"), "is no JSON", 400);
    wide.response("execute-1", 400, "{\"error\":{\"code\":\"bad\",\"message\":\"no JSON\"}}");
    wide.ask("elsewhere").thread("b0000000-0000-4000-8000-00000000000b").started().thinking();
    wide.run("r-1").golden();

    wide.judged().keeps(ISO_1, ORDER_2, HTTP_4);
  }

  @Test
  void a_pong_to_the_latest_ping_answers_the_earlier_ones() {
    line.socket("ada-1").ping("ada-1", "1").ping("ada-1", "2").pong("ada-1", "2");

    line.judgedAfterSilence().keeps(CONN_6);
  }

  @Test
  void an_application_ping_may_be_ignored_where_the_capability_is_missing() {
    line.capable(Capability.AGENT_CONFIG)
        .socket("ada-1")
        .sent("ada-1", "{\"type\":\"ping\"}", false);

    line.judgedAfterSilence().neverAsks(CONN_6);
  }

  @Test
  void an_unreadable_message_may_be_answered_with_an_error() {
    Script run = line.socket("ada-1").run("r-1").started();
    line.sent("ada-1", "{not json", false)
        .frame("ada-1", "{\"type\":\"error\",\"data\":{\"code\":\"bad\",\"message\":\"?\"}}");
    run.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(CONN_7);
  }

  @Test
  void a_socket_may_be_closed_by_the_suite_in_the_middle_of_a_run() {
    Script run = line.socket("ada-1").socket("ada-2").run("r-1").started();
    line.closedBySuite("ada-2");
    run.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().keeps(ORDER_3);
  }

  @Test
  void the_suites_own_stall_breaks_no_limit_and_leaves_it_undecided() {
    Script run = line.socket("ada-1").run("r-1");
    line.at(12_000).stalled(11_000);
    run.golden();

    assertThat(line.judgedAfterSilence().leavesUndecided(TIME_4).why())
        .isEqualTo(
            "the suite itself stood still while event of the run was awaited within 10.000 s of the"
                + " request");
    assertThat(line.judgedAfterSilence().verdict(ORDER_2)).isInstanceOf(Verdict.Kept.class);
  }

  @Test
  void an_event_that_arrives_just_before_the_stall_is_noticed_is_not_late() {
    Script run = line.socket("ada-1").run("r-1").at(12_000).started().after(30).thinking();
    line.stalled(11_000);
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().leavesUndecided(TIME_4);
  }

  @Test
  void two_scenes_may_share_a_ledger() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript one = TimelineScript.begin().named("one", ledger);
    TimelineScript two = TimelineScript.begin().named("two", ledger);
    one.socket("ada-1").run("r-1").golden();
    two.socket("ada-1").ask("r-2").message("Other " + BENS_NONCE).accepted().golden();

    one.judged().keeps(HTTP_5, TRUE_3);
    two.judged().keeps(HTTP_5, TRUE_3, CONN_2);
  }

  private static ObjectNode results(ObjectNode event) {
    return (ObjectNode) event.path("data").path("results");
  }

  @Test
  void a_late_socket_may_hear_a_call_end_that_has_anothers_id_before_its_run_is_named() {
    Script first = line.socket("ada-1").ask("r-1").accepted().started().thinking();
    first.executing("get_current_time", "c-1");
    Script second = line.ask("r-2").asked().started().thinking();
    second.executing("get_current_time", "c-1");
    line.socket("ada-2");
    second.on("ada-1", "ada-2").after(20).completed("c-1").answered(202, body -> {});
    first.on("ada-1", "ada-2").completed("c-1").used("echo_tool", "c-2", 20).finished();
    second.used("echo_tool", "c-3", 20).finished();

    line.judged().keeps();
  }
}
