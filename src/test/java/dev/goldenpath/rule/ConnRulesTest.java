package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static dev.goldenpath.wire.Comparison.Difference.UNREADABLE_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.wire.Failure;
import dev.goldenpath.wire.Welcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnRulesTest {
  private static final String OTHER = "gp-00000000000000000002";

  private final TimelineScript line = TimelineScript.begin();

  // CONN-1

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 500, 502, 503})
  void a_good_token_that_is_not_let_in_breaks_conn_1(int status) {
    line.opening("ada-1").refused("ada-1", status, "");

    line.judged().breaks(CONN_1);
  }

  @Test
  void a_refused_good_token_is_told_in_four_parts() {
    line.opening("ada-1").refused("ada-1", 401, "");

    assertThat(line.judged().message(CONN_1))
        .isEqualTo(
            """
            CONN-1 A WebSocket opens with a good token, and selects the subprotocol that was offered for it.
            Expected: 101 and an open socket for Ada's good token, sent as header, within 5.000 s
            Seen:     HTTP 401
                     >   2  +0.020 s  401 socket ada-1 is refused
            Where:    features/x.feature:14 · socket ada-1 · transcripts/x.ndjson
            Try:      look how the upgrade reads the token, what it waits for, and at ws-url and ws-token of the target\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {1008, 4401})
  void a_good_token_that_is_let_in_and_thrown_out_breaks_conn_1(int code) {
    line.opening("ada-1").opened("ada-1").closed("ada-1", code, "");

    line.judged().breaks(CONN_1);
  }

  @Test
  void a_broken_handshake_breaks_conn_1_and_an_unreachable_target_nothing() {
    line.opening("ada-1").failed("ada-1", Failure.BROKEN, "connection reset");
    line.judged().breaks(CONN_1);

    TimelineScript dead = TimelineScript.begin();
    dead.opening("ada-1").failed("ada-1", Failure.UNREACHABLE, "refused");
    dead.judgedAfterSilence().neverAsks(CONN_1);
  }

  @Test
  void a_connection_that_ends_while_the_suite_stands_still_leaves_conn_1_undecided() {
    closedAfter(2000).stalled(1990);

    line.judgedAfterSilence().leavesUndecided(CONN_1);
  }

  @Test
  void a_connection_that_ends_breaks_conn_1_where_a_stall_is_too_short_to_be_why() {
    closedAfter(2000).stalled(900);

    line.judgedAfterSilence().breaksOnly(CONN_1);
  }

  private TimelineScript closedAfter(double millis) {
    line.opening("ada-1").after(millis);
    return line.failed("ada-1", Failure.CLOSED, "closed before an answer came");
  }

  @Test
  void a_busy_target_breaks_nothing() {
    line.opening("ada-1").refused("ada-1", 503, Map.of("Retry-After", List.of("1")), "");

    line.judgedAfterSilence().neverAsks(CONN_1);
  }

  private Judged selecting(String... selected) {
    line.opening("ada-1", line.threadOf("Ada"), Welcome.OPEN, "", List.of("jwt-auth", "jwt.abc"))
        .opened("ada-1", selected)
        .greeted("ada-1");
    return line.judged();
  }

  @Test
  void the_offered_subprotocol_is_selected() {
    selecting("jwt-auth").keeps(CONN_1);
  }

  @Test
  void no_subprotocol_or_the_one_with_the_token_breaks_conn_1() {
    assertThat(selecting().breaks(CONN_1).seen()).isEqualTo("none selected");
    assertThat(new ConnRulesTest().selecting("jwt.abc").breaks(CONN_1).seen())
        .isEqualTo("selected: jwt.abc");
    assertThat(new ConnRulesTest().selecting("chat").breaks(CONN_1).seen())
        .isEqualTo("selected: chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"permessage-deflate", "x-acme; a=1"})
  void an_extension_that_was_not_offered_breaks_conn_1(String extension) {
    line.opening("ada-1").openedWith("ada-1", "sec-websocket-extensions", extension);

    line.judged().breaks(CONN_1);
  }

  @Test
  void other_headers_and_a_blank_one_for_extensions_keep_conn_1() {
    line.opening("ada-1").openedWith("ada-1", "Sec-WebSocket-Extensions", " ").greeted("ada-1");

    line.judged().keeps(CONN_1);
  }

  @Test
  void a_subprotocol_that_was_not_offered_breaks_conn_1() {
    line.opening("ada-1").opened("ada-1", "jwt-auth").greeted("ada-1");

    line.judged().breaks(CONN_1);
  }

  @Test
  void an_upgrade_that_is_not_answered_breaks_conn_1_and_no_promise_about_runs() {
    line.opening("ada-1").after(5_000).failed("ada-1", Failure.TIMED_OUT, "no answer in 5 s");

    line.judged().breaksOnly(CONN_1);
  }

  // CONN-2

  private static ObjectNode greeting(String userId) {
    ObjectNode greeting = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    greeting.put("type", "connection_established");
    greeting.putObject("data").put("connection_id", "conn-9").put("user_id", userId);
    return greeting;
  }

  private TimelineScript open() {
    return line.opening("ada-1").opened("ada-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"welcome", "system_message", "agent_started", "heartbeat", "error"})
  void another_message_before_the_greeting_breaks_conn_2(String type) {
    open().frame("ada-1", "{\"type\":\"" + type + "\"}").greeted("ada-1");

    assertThat(line.judged().broken()).extracting(finding -> finding.clause()).contains(CONN_2);
  }

  @Test
  void another_welcome_is_told_in_four_parts() {
    open().frame("ada-1", "{\"type\":\"welcome\"}");

    assertThat(line.judged().message(CONN_2))
        .contains(
            """
            Expected: connection_established as the first message
            Seen:     a message of type "welcome"
                     >   3  +0.030 s  welcome
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-ada...", "user-ben-0002", "USER-ADA-0001", ""})
  void another_user_id_in_the_greeting_breaks_conn_2(String userId) {
    open().message("ada-1", greeting(userId));

    line.judged().breaks(CONN_2);
  }

  @Test
  void a_greeting_without_connection_id_breaks_conn_2() {
    ObjectNode greeting = greeting("user-ada-0001");
    ((ObjectNode) greeting.path("data")).remove("connection_id");
    open().message("ada-1", greeting);

    line.judged().breaks(CONN_2);
  }

  @Test
  void a_connection_id_for_two_connections_breaks_conn_2() {
    open().message("ada-1", greeting("user-ada-0001"));
    line.opening("ada-2").opened("ada-2").message("ada-2", greeting("user-ada-0001"));

    assertThat(line.judged().breaks(CONN_2).seen())
        .isEqualTo("\"conn-9\" greeted timeline-1 ada-1 too");
  }

  @Test
  void a_connection_id_of_another_scene_breaks_conn_2() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript one = TimelineScript.begin().named("one", ledger);
    one.opening("ada-1").opened("ada-1").message("ada-1", greeting("user-ada-0001"));
    one.judged().keeps(CONN_2);
    line.named("two", ledger);
    open().message("ada-1", greeting("user-ada-0001"));

    line.judged().breaks(CONN_2);
  }

  @ParameterizedTest
  @CsvSource({"5020, true", "5020.001, false"})
  void the_greeting_comes_within_the_connect_limit(double moment, boolean kept) {
    open().at(moment).greeted("ada-1");

    if (kept) {
      line.judged().keeps(CONN_2);
    } else {
      line.judged().breaks(CONN_2);
    }
  }

  @Test
  void an_open_and_silent_socket_breaks_conn_2() {
    open();

    assertThat(line.judgedAfterSilence().breaks(CONN_2).seen())
        .isEqualTo("an open socket and silence");
  }

  // CONN-3

  private TimelineScript bad() {
    return line.opening("ada-1", "t", Welcome.REFUSED, "with a forged token");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 404, 500})
  void another_status_for_a_bad_token_breaks_conn_3(int status) {
    bad().refused("ada-1", status, "");

    line.judged().breaks(CONN_3);
  }

  @Test
  void a_bad_token_that_is_greeted_breaks_conn_3() {
    bad().opened("ada-1").greeted("ada-1");

    assertThat(line.judged().message(CONN_3))
        .contains(
            """
            Expected: a refusal of a socket with a forged token: 401, 403, or closed at once with 1008 or 4401
            Seen:     a message on a socket that should not be open: connection_established
            """);
    line.judged().breaks(CONN_3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1006, 1011, 4000})
  void another_close_code_for_a_bad_token_breaks_conn_3(int code) {
    bad().opened("ada-1").closed("ada-1", code, "");

    line.judged().breaks(CONN_3);
  }

  @Test
  void an_open_silent_socket_for_a_bad_token_breaks_conn_3() {
    bad().opened("ada-1");

    assertThat(line.judgedAfterSilence().breaks(CONN_3).seen()).isEqualTo("an open, silent socket");
  }

  @Test
  void no_answer_to_a_bad_token_breaks_conn_3() {
    bad();
    assertThat(line.judgedAfterSilence().breaks(CONN_3).seen())
        .isEqualTo("no answer to the upgrade");

    TimelineScript reset = TimelineScript.begin();
    reset
        .opening("ada-1", "t", Welcome.REFUSED, "with a forged token")
        .failed("ada-1", Failure.BROKEN, "connection reset");
    reset.judged().breaks(CONN_3);
  }

  @Test
  void an_unreachable_target_breaks_nothing() {
    bad().failed("ada-1", Failure.UNREACHABLE, "refused");

    line.judgedAfterSilence().neverAsks(CONN_3);
  }

  @Test
  void a_socket_that_the_suite_gave_up_decides_nothing() {
    bad().opened("ada-1").closedBySuite("ada-1");

    line.judgedAfterSilence().neverAsks(CONN_3);
  }

  @ParameterizedTest
  @CsvSource({"5010, true", "5010.001, false"})
  void a_bad_token_is_refused_within_the_limit(double moment, boolean kept) {
    bad().at(moment).refused("ada-1", 401, "");

    if (kept) {
      line.judged().keeps(CONN_3);
    } else {
      line.judged().breaks(CONN_3);
    }
  }

  // CONN-4

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1006, 1011, 4401})
  void a_socket_that_is_closed_after_a_run_breaks_conn_4(int code) {
    line.socket("ada-1").run("r-1").golden();
    line.closed("ada-1", code, "bye");

    Violation fault = line.judged().breaks(CONN_4);

    assertThat(fault.expected()).isEqualTo("a socket that stays open until Ada closes it");
    assertThat(fault.seen()).isEqualTo("closed with " + code + " \"bye\", after 1 runs");
  }

  @Test
  void a_socket_that_is_closed_right_after_the_upgrade_breaks_conn_4() {
    open().closed("ada-1", 1011, "");

    assertThat(line.judged().breaks(CONN_4).seen())
        .isEqualTo("closed with 1011, before any message");
  }

  @Test
  void a_second_run_that_is_not_heard_is_told_in_four_parts() {
    line.socket("ada-1").run("r-1").golden();
    line.ask("r-2").message(OTHER).accepted();

    assertThat(line.judgedAfterSilence().message(CONN_4))
        .startsWith(
            """
            CONN-4 One connection serves any number of runs.
            Expected: events of run r-2 on the socket that served 1 before it
            Seen:     no event of the run
            """);
  }

  @Test
  void a_run_that_is_lost_in_the_queue_of_its_thread_breaks_time_4_alone() {
    Script first = line.overlapping(Overlap.QUEUE).socket("ada-1").run("r-1").started();
    line.ask("r-2").message(OTHER).accepted();
    rest(first.thinking()).finished();

    line.judgedAfterSilence().breaksOnly(TIME_4);
  }

  @Test
  void a_run_that_is_not_heard_where_others_on_fresh_sockets_are_not_either_breaks_time_4_alone() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").run("r-3");
    other.judgedAfterSilence().breaks(TIME_4);
    line.named("one", ledger).socket("ada-1").run("r-1").golden();
    line.ask("r-2").message(OTHER).accepted();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(TIME_4)
        .doesNotContain(CONN_4);
  }

  @Test
  void a_run_that_is_not_heard_after_a_message_that_can_not_be_read_does_not_break_conn_4() {
    line.socket("ada-1").run("r-1").golden();
    line.sent("ada-1", "hello?", false).ask("r-2").message(OTHER).accepted();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(TIME_4)
        .doesNotContain(CONN_4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_close_at_the_end_of_a_run_is_not_blamed_on_a_message_in_its_middle(boolean known) {
    Ledger ledger = new Ledger(text -> Optional.empty());
    if (known) {
      TimelineScript other = TimelineScript.begin().named("other", ledger);
      other.socket("ada-1").run("r-3").golden();
      other.closed("ada-1", 1000, "").judged().breaks(CONN_4);
    }
    Script run = line.named("one", ledger).socket("ada-1").run("r-1").started().thinking();
    line.sent("ada-1", "hello?", false);
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    line.closed("ada-1", 1000, "");

    line.judged().breaksOnly(known ? CONN_4 : CONN_7);
  }

  @Test
  void a_silent_run_that_was_asked_for_first_is_not_blamed_on_the_one_after_it() {
    line.socket("ada-1").run("r-1");
    line.ask("r-2").message(OTHER).accepted().golden();

    line.judgedAfterSilence().breaks(TIME_4);
  }

  @Test
  void one_run_alone_does_not_exercise_conn_4() {
    line.socket("ada-1").run("r-1").golden();

    line.judged().neverAsks(CONN_4);
  }

  // CONN-5

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not json", "[]", "\"x\"", "{\"a\":NaN}", "{}{}", "{\"type\":\"x\"", "null"})
  void a_message_that_is_no_json_object_breaks_conn_5(String text) {
    line.socket("ada-1").frame("ada-1", text);

    line.judged().breaks(CONN_5);
  }

  @Test
  void an_unreadable_frame_is_told_with_the_spot() {
    line.socket("ada-1").frame("ada-1", "{\"execution_time\": NaN}");

    assertThat(line.judged().message(CONN_5))
        .contains("Expected: a text frame with one JSON object\n")
        .contains("Seen:     no JSON: Non-standard token 'NaN'")
        .contains("                      {\"execution_time\": NaN}\n")
        .contains("                                           ^\n");
  }

  @Test
  void a_binary_frame_breaks_conn_5() {
    line.socket("ada-1").binary("ada-1", 12);

    line.judged().breaks(CONN_5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1007, 1009})
  void a_connection_that_breaks_the_protocol_breaks_conn_5(int code) {
    line.socket("ada-1").closed("ada-1", code, "bad UTF-8");

    line.judged().breaks(CONN_5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1007, 1009})
  void a_close_on_a_message_that_can_not_be_read_breaks_conn_7_and_not_conn_5(int code) {
    line.socket("ada-1").sent("ada-1", "hello?", false).closed("ada-1", code, "too big");

    Judged judged = line.judged();
    judged.breaks(CONN_7);
    assertThat(judged.broken()).extracting(finding -> finding.clause()).doesNotContain(CONN_5);
  }

  @Test
  void a_close_between_runs_on_a_message_that_can_not_be_read_breaks_conn_7_and_not_conn_4() {
    line.socket("ada-1").twoGoldenRuns();
    line.sent("ada-1", "null", false).closed("ada-1", 1006, "");

    Judged judged = line.judged();
    judged.breaks(CONN_7);
    assertThat(judged.broken()).extracting(finding -> finding.clause()).doesNotContain(CONN_4);
  }

  @Test
  void an_event_that_a_lenient_reader_can_read_is_judged_all_the_same() {
    Script run = line.socket("ada-1").run("r-1").started();
    run.executing("get_current_time", "c-1");
    line.frame(
        "ada-1",
        """
        {"type": "agent_completed", "run_id": "r-1", "score": NaN, "data": {"x": "a
        b"}}\
        """);

    Judged judged = line.judged();

    judged.breaks(CONN_5);
    judged.breaks(PAIR_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ufeff{\"type\": \"agent_completed\", \"run_id\": \"r-1\", \"data\": {}}",
        "42[\"event\", {\"type\": \"agent_completed\", \"run_id\": \"r-1\", \"data\": {}}]",
        "data: {\"type\": \"agent_completed\", \"run_id\": \"r-1\", \"data\": {}}\n\n",
        "{'type': 'agent_completed', 'run_id': 'r-1', 'cached': False, 'x': None, 'data': {}}",
        "{\"type\": \"agent_completed\", \"run_id\": \"r-1\", \"a\": [undefined], \"data\": {}}",
        "{\"type\": \"agent_completed\", \"run_id\": \"r-1\", \"a\": [+1, .5, 02], \"data\": {}}",
        "{type: \"agent_completed\", run_id: \"r-1\", \"a\": \"it\\'s\", data: {}}"
      })
  void an_event_with_what_is_no_json_around_or_in_it_is_judged_all_the_same(String frame) {
    line.socket("ada-1").run("r-1").started().executing("get_current_time", "c-1");
    line.frame("ada-1", frame);

    Judged judged = line.judged();

    judged.breaks(CONN_5);
    judged.breaks(EVENT_5);
    judged.breaks(PAIR_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s%s", "%s\n%s", "[%s, %s]", "[%s, %s,]", "%s%s oops"})
  void each_of_several_objects_in_one_frame_is_judged_by_all_rules(String form) {
    Script run = line.socket("ada-1").run("r-1").started();
    run.executing("get_current_time", "c-1");
    String thought = "{\"type\": \"agent_thinking\", \"run_id\": \"r-1\", \"data\": {}}";
    String end = "{\"type\": \"agent_completed\", \"run_id\": \"r-1\", \"data\": {}}";
    line.frame("ada-1", form.formatted(thought, end));

    Judged judged = line.judged();

    judged.breaks(CONN_5);
    judged.breaks(EVENT_2);
    judged.breaks(EVENT_5);
    judged.breaks(PAIR_1);
  }

  @Test
  void an_object_that_is_written_as_a_text_is_judged_by_all_rules() {
    Script run = line.socket("ada-1").run("r-1").started();
    run.executing("get_current_time", "c-1");
    line.frame("ada-1", "\"{\\\"type\\\": \\\"agent_completed\\\", \\\"run_id\\\": \\\"r-1\\\"}\"");

    line.judged().breaks(CONN_5);
    line.judged().breaks(PAIR_1);
  }

  @Test
  void an_unreadable_event_is_the_cause_of_what_is_missing() {
    Script run = line.socket("ada-1").run("r-1").started();
    line.frame("ada-1", "{\"type\":\"agent_thinking\",\"at\":NaN}");
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().breaks(CONN_5);
  }

  // CONN-6

  @ParameterizedTest
  @CsvSource({"5040, true", "5040.001, false"})
  void a_ping_is_answered_within_the_limit(double moment, boolean kept) {
    line.socket("ada-1").ping("ada-1", "7").at(moment).pong("ada-1", "7");

    if (kept) {
      line.judged().keeps(CONN_6);
    } else {
      line.judged().breaks(CONN_6);
    }
  }

  @Test
  void a_ping_that_is_not_answered_is_told_in_four_parts() {
    line.socket("ada-1").ping("ada-1", "7").pong("ada-1", "another");

    assertThat(line.judgedAfterSilence().message(CONN_6))
        .contains(
            "Expected: a WebSocket pong with the ping's payload within 5.000 s\nSeen:     none\n");
  }

  @Test
  void an_application_ping_is_answered_with_a_pong() {
    line.socket("ada-1")
        .sent("ada-1", "{\"type\":\"ping\"}", true)
        .frame("ada-1", "{\"type\":\"pong\"}");
    line.judgedAfterSilence().keeps(CONN_6);

    TimelineScript silent = TimelineScript.begin();
    silent.socket("ada-1").sent("ada-1", "{\"type\":\"ping\"}", true).pong("ada-1", "");
    assertThat(silent.judgedAfterSilence().breaks(CONN_6).expected())
        .isEqualTo("{\"type\": \"pong\"} within 5.000 s");
  }

  @Test
  void a_socket_that_closes_in_answer_to_a_ping_breaks_conn_6() {
    line.socket("ada-1").ping("ada-1", "7").closed("ada-1", 1002, "");

    line.judged().breaks(CONN_6);
  }

  @Test
  void a_second_ping_is_owed_a_pong_of_its_own() {
    line.socket("ada-1")
        .sent("ada-1", "{\"type\":\"ping\"}", true)
        .frame("ada-1", "{\"type\":\"pong\"}")
        .sent("ada-1", "{\"type\":\"ping\"}", true);

    line.judged().neverAsks(CONN_6);
    line.judgedAfterSilence().breaks(CONN_6);
  }

  @Test
  void a_ping_on_a_socket_that_is_closed_is_not_owed_a_pong() {
    line.socket("ada-1").ping("ada-1", "7").closedBySuite("ada-1");

    line.judgedAfterSilence().neverAsks(CONN_6);
  }

  @ParameterizedTest
  @CsvSource({"1000, '', true", "1002, '', false", "1000, later, false"})
  void a_close_before_a_pong_is_refuted_by_the_same_one_where_nothing_was_said(
      int code, String said, boolean refuted) {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").sent("ada-1", "{\"type\":\"ping\"}", true);
    Judged judged = line.closed("ada-1", 1000, "").judged();
    judged.breaks(CONN_6);
    assertThat(judged.judge().mayBeRefuted()).isTrue();

    TimelineScript other = TimelineScript.begin().named("two", ledger).socket("ada-1");
    if (!said.isEmpty()) {
      other.ping("ada-1", said);
    }
    other.closed("ada-1", code, "").judged();

    assertThat(judged.judge().refuted().contains(CONN_6)).isEqualTo(refuted);
  }

  @Test
  void a_ping_on_a_socket_that_an_unreadable_message_closes_is_not_owed_a_pong() {
    line.socket("ada-1")
        .ping("ada-1", "7")
        .sent("ada-1", "{not json", false)
        .ping("ada-1", "8")
        .closed("ada-1", 1011, "");

    line.judged().breaksOnly(CONN_7);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void a_ping_that_crosses_the_close_after_a_run_is_not_owed_a_pong(
      boolean closedWithoutOne, boolean excused) {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript before = TimelineScript.begin().named("before", ledger).socket("ada-1");
    before.run("r-1").golden();
    if (closedWithoutOne) {
      before.closed("ada-1", 1000, "done");
    }
    before.judged();
    TimelineScript crossed = TimelineScript.begin().named("crossed", ledger).socket("ada-1");
    crossed.run("r-2").golden();
    crossed.ping("ada-1", "7").closed("ada-1", 1000, "done");

    if (excused) {
      crossed.judged().breaksOnly(CONN_4);
    } else {
      crossed.judged().breaks(CONN_6);
    }
  }

  // CONN-7

  @Test
  void a_close_after_an_unreadable_message_breaks_conn_7() {
    line.socket("ada-1").sent("ada-1", "{not json", false).closed("ada-1", 1003, "bad");

    Judged judged = line.judged();

    judged.breaks(CONN_7);
    assertThat(judged.message(CONN_7))
        .contains(
            """
            Expected: the connection stays open after a message that can't be read
            Seen:     closed with 1003 "bad"
                         4  +0.040 s  the suite sends a message that can't be read: {not json
                     >   5  +0.050 s  socket ada-1 closed with 1003 bad
            """);
  }

  @ParameterizedTest
  @CsvSource({"3, ack, true", "2, ack, false", "3, pong, true"})
  void what_comes_after_unreadable_messages_alone_acknowledges_them(
      int sockets, String type, boolean broken) {
    for (int i = 1; i <= sockets; i++) {
      line.socket("ada-" + i).sent("ada-" + i, "{not json", false);
      line.frame("ada-" + i, "{\"type\":\"" + type + "\"}");
    }

    assertThat(line.judged().broken().stream().anyMatch(it -> it.clause() == CONN_7))
        .isEqualTo(broken);
  }

  @Test
  void what_comes_at_other_times_too_acknowledges_no_message() {
    for (int i = 1; i <= 5; i++) {
      line.socket("ada-" + i).frame("ada-" + i, "{\"type\":\"heartbeat\"}");
      line.sent("ada-" + i, "{not json", false);
      line.frame("ada-" + i, "{\"type\":\"heartbeat\"}");
    }

    line.judged().keeps();
  }

  @Test
  void a_run_that_fails_after_an_unreadable_message_breaks_conn_7_where_two_went_well_before() {
    line.socket("ada-1").twoGoldenRuns();
    Script run = compared().started().thinking();
    line.sent("ada-1", "{not json", false);
    run.errored();

    line.judged().breaks(CONN_7);
  }

  @Test
  void what_comes_after_a_runs_end_is_not_blamed_on_a_later_unreadable_message() {
    line.socket("ada-1").run("r-1").golden();
    Script run = line.ask("r-2").message(OTHER).accepted().golden();
    line.sent("ada-1", "{not json", false);
    run.thinking();

    line.judged().breaks(ORDER_3);
  }

  @Test
  void a_run_that_fails_is_not_blamed_on_an_unreadable_message_without_a_clean_run() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    line.sent("ada-1", "{not json", false);
    run.errored();

    line.judged().breaks(ORDER_2);
  }

  @Test
  void a_close_after_a_whole_run_is_not_blamed_on_an_unreadable_message_before_it() {
    line.socket("ada-1").sent("ada-1", "{not json", false).run("r-1").golden();
    line.closed("ada-1", 1000, "");

    line.judged().breaks(CONN_4);
  }

  @Test
  void a_close_after_an_unreadable_message_is_refuted_by_one_without_where_others_outlive_it() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").sent("ada-1", "{not json", false);
    Judged judged = line.after(900).closed("ada-1", 1012, "restart").judged();
    judged.breaks(CONN_7);
    assertThat(judged.judge().mayBeRefuted()).isTrue();

    TimelineScript restarted = TimelineScript.begin().named("two", ledger);
    restarted.socket("ada-1").closed("ada-1", 1012, "restart").judged();
    assertThat(judged.judge().refuted()).isEmpty();

    TimelineScript outlives = TimelineScript.begin().named("three", ledger);
    outlives.socket("ada-1").sent("ada-1", "hello?", false);
    outlives.after(1000).closedBySuite("ada-1").judged();
    assertThat(judged.judge().refuted()).containsExactly(CONN_7);
  }

  @Test
  void a_close_long_after_an_unreadable_message_is_refuted_by_one_without() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").sent("ada-1", "{not json", false);
    Judged judged = line.after(1_300).closed("ada-1", 1006, "").judged();
    judged.breaks(CONN_7);

    TimelineScript idle = TimelineScript.begin().named("two", ledger);
    idle.socket("ada-1").closed("ada-1", 1006, "").judged();

    assertThat(judged.judge().refuted()).containsExactly(CONN_7);
  }

  @Test
  void a_close_after_each_unreadable_message_is_not_refuted_by_one_without() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").sent("ada-1", "{not json", false);
    Judged judged = line.closed("ada-1", 1011, "").judged();

    TimelineScript other = TimelineScript.begin().named("two", ledger);
    other.socket("ada-1").sent("ada-1", "{\"type\": \"x\"}", false).after(2000);
    other.closedBySuite("ada-1").socket("ada-2").closed("ada-2", 1011, "").judged();

    assertThat(judged.judge().refuted()).isEmpty();
  }

  @Test
  void silence_after_an_unreadable_message_breaks_conn_7_where_runs_went_well_before() {
    line.socket("ada-1").twoGoldenRuns();
    line.sent("ada-1", "{not json", false);
    compared().started().thinking();

    line.judgedAfterSilence().breaks(CONN_7);
  }

  @Test
  void silence_is_of_the_message_that_came_just_after_the_request_not_of_the_runs_before() {
    line.socket("ada-1").twoGoldenRuns();
    compared();
    line.sent("ada-1", "{not json", false);

    line.judgedAfterSilence().breaks(CONN_7);
    assertThat(line.judgedAfterSilence().broken())
        .extracting(finding -> finding.clause())
        .doesNotContain(CONN_4);
  }

  private Script compared() {
    return line.ask("r-2").message(OTHER).against("execute-early-2", UNREADABLE_MESSAGE).accepted();
  }

  @Test
  void what_breaks_the_second_run_is_not_blamed_on_a_message_that_the_first_did_not_follow() {
    line.socket("ada-1").run("r-1").golden();
    line.sent("ada-1", "{not json", false);
    line.ask("r-2").message(OTHER).accepted().started().thinking();

    line.judgedAfterSilence().breaks(ORDER_3);
  }

  @Test
  void silence_after_an_unreadable_message_is_not_blamed_on_it_without_a_clean_run() {
    Script run = line.socket("ada-1").run("r-1");
    line.sent("ada-1", "{not json", false);
    run.started().thinking().executing("get_current_time", "c-1");

    line.judgedAfterSilence().breaks(TIME_4);
  }

  @Test
  void an_unreadable_message_that_is_acknowledged_breaks_conn_7() {
    line.socket("ada-1").sent("ada-1", "{\"type\":\"no_such_type\"}", false);
    line.frame("ada-1", "{\"type\":\"ack\",\"data\":{\"received\":[\"no_such_type\"]}}");

    Judged judged = line.judged();

    judged.breaks(CONN_7);
    assertThat(judged.message(CONN_7))
        .contains(
            """
            Expected: an error event, or no answer, to a message that can't be read
            Seen:     it is answered with "ack" at event 5, +0.050 s
            """)
        .contains("or, if the target means it so, write types.error: ack (in a file for");
  }

  @Test
  void an_unreadable_message_may_be_quoted_by_the_error_that_answers_it() {
    line.socket("ada-1").sent("ada-1", "{\"type\":\"no_such_type\"}", false);
    line.frame("ada-1", "{\"type\":\"error\",\"data\":{\"received\":\"no_such_type\"}}");
    line.run("r-1").golden();

    line.judged().keeps(CONN_7);
  }

  @Test
  void what_is_said_of_an_unreadable_message_beside_its_error_does_not_break_conn_7() {
    line.socket("ada-1").sent("ada-1", "{\"type\":\"no_such_type\"}", false);
    line.frame("ada-1", "{\"type\":\"log\",\"text\":\"unknown: no_such_type\"}");
    line.frame("ada-1", "{\"type\":\"error\"}");
    line.run("r-1").golden();

    line.judged().keeps(CONN_7);
  }

  private void fiveUnknown() {
    for (int n = 0; n < 5; n++) {
      line.sent("ada-1", "{\"type\":\"no_such_type_" + n + "\"}", false);
    }
  }

  private void told(int times, String text) {
    for (int n = 0; n < times; n++) {
      line.frame("ada-1", text);
    }
  }

  @Test
  void five_answers_of_a_new_type_to_five_unreadable_messages_break_conn_7() {
    line.socket("ada-1");
    fiveUnknown();
    told(5, "{\"type\":\"ack\",\"status\":\"success\"}");
    line.run("r-1").golden();

    line.judged().breaks(CONN_7);
  }

  @Test
  void messages_of_other_types_that_come_anyway_do_not_break_conn_7() {
    String heartbeat = "{\"type\":\"heartbeat\",\"status\":\"ok\"}";
    line.socket("ada-1").frame("ada-1", heartbeat);
    fiveUnknown();
    told(5, heartbeat);
    told(4, "{\"type\":\"presence\"}");
    told(6, "{\"type\":\"metrics\"}");
    line.run("r-1").golden();

    line.judged().keeps(CONN_7);
  }

  @Test
  void five_messages_of_a_new_type_that_come_late_do_not_break_conn_7() {
    line.socket("ada-1");
    fiveUnknown();
    told(4, "{\"type\":\"heartbeat\"}");
    line.after(1_000);
    told(1, "{\"type\":\"heartbeat\"}");
    line.run("r-1").golden();

    line.judged().keeps(CONN_7);
  }

  @Test
  void without_an_unreadable_message_conn_7_is_not_exercised() {
    line.socket("ada-1").sent("ada-1", "{\"type\":\"ping\"}", true).run("r-1").golden();

    line.judged().neverAsks(CONN_7);
  }

  @Test
  void silence_after_a_run_on_the_socket_is_refuted_by_silence_on_fresh_ones() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").run("r-1").golden();
    line.ask("r-2").accepted();
    Judged judged = line.judgedAfterSilence();
    judged.breaks(CONN_4);
    assertThat(judged.judge().mayBeRefuted()).isTrue();
    assertThat(judged.judge().refuted()).isEmpty();

    TimelineScript fresh = TimelineScript.begin().named("two", ledger);
    fresh.socket("ada-1").ask("r-3").accepted();
    fresh.judgedAfterSilence();

    assertThat(judged.judge().refuted()).containsExactly(CONN_4);
  }

  // CONN-8

  @ParameterizedTest
  @ValueSource(ints = {1002, 1007, 1009})
  void a_socket_that_our_side_closes_on_the_protocol_makes_no_room_for_a_new_one(int code) {
    line.socket("ada-1").socket("ada-2").closed("ada-1", code, "");

    line.judged().breaksOnly(CONN_5);
  }

  @Test
  void a_socket_that_closes_for_a_new_one_of_its_user_breaks_conn_8_alone() {
    line.socket("ada-1").socket("ada-2").closed("ada-1", 1008, "replaced");

    Violation fault = line.judged().breaksOnly(CONN_8);

    assertThat(fault.expected())
        .isEqualTo("ada-1 open beside ada-2, of the same user on the same thread");
    assertThat(fault.seen()).isEqualTo("closed with 1008 \"replaced\", when ada-2 was opened");
  }

  @Test
  void a_socket_that_closes_for_an_unreadable_message_breaks_conn_7_beside_a_new_one_too() {
    line.socket("ada-1").sent("ada-1", "{not json", false).socket("ada-2");
    line.closed("ada-1", 1008, "unknown type");

    line.judged().breaksOnly(CONN_7);
  }

  @Test
  void a_socket_that_closes_after_its_run_breaks_conn_4_though_another_was_just_opened() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    line.opening("ada-2");
    run.finished();
    line.closed("ada-1", 1000, "");

    line.judged().breaksOnly(CONN_4);
  }

  @ParameterizedTest
  @CsvSource({"1000, an exception", "1006, an exception", "1001, a restart", "1012, a restart"})
  void what_to_look_for_hangs_on_how_a_socket_was_closed(int code, String hint) {
    line.socket("ada-1").run("r-1").golden();
    line.closed("ada-1", code, "");

    assertThat(line.judged().breaks(CONN_4).hint()).startsWith("look for " + hint);
  }

  @Test
  void a_socket_that_closes_after_another_was_opened_breaks_conn_4() {
    line.socket("ada-1").socket("ada-2").after(600).closed("ada-1", 1000, "");

    line.judged().breaks(CONN_4);
  }

  private Script onTwo() {
    return line.socket("ada-1").socket("ada-2").run("r-1").started();
  }

  private static Script rest(Script run) {
    return run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
  }

  @Test
  void what_one_of_two_sockets_lacks_breaks_conn_8_alone() {
    Script run = onTwo().thinking().on("ada-1").executing("get_current_time", "c-1");
    run.on("ada-1", "ada-2").after(20).completed("c-1").on("ada-1").executing("echo_tool", "c-2");
    run.after(20).completed("c-2").on("ada-1", "ada-2").finished();

    line.judged().breaksOnly(CONN_8);
  }

  @Test
  void what_one_of_two_sockets_hears_twice_the_other_does_not_lack() {
    Script run = onTwo().thinking().executing("get_current_time", "c-1").after(20).completed("c-1");
    line.again("ada-1");
    run.used("echo_tool", "c-2", 20).finished();

    line.judged().breaksOnly(PAIR_1);
  }

  @Test
  void what_one_of_two_sockets_lacks_of_a_run_that_never_ends_breaks_conn_8() {
    Script run = onTwo().on("ada-1").thinking();
    run.on("ada-1", "ada-2").executing("get_current_time", "c-1").after(20).completed("c-1");

    assertThat(line.judgedAfterSilence().message(CONN_8))
        .contains("Seen:     ada-2 lacks agent_thinking\n");
  }

  @Test
  void what_is_still_due_on_the_other_socket_of_a_run_that_is_left_breaks_nothing() {
    onTwo().on("ada-1").thinking();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(CONN_8);
  }

  @Test
  void a_run_that_never_ends_on_two_sockets_keeps_conn_8() {
    onTwo().thinking().executing("get_current_time", "c-1").after(20).completed("c-1");

    assertThat(line.judgedAfterSilence().judge().verdicts().get(CONN_8))
        .isInstanceOf(Verdict.Kept.class);
  }

  @Test
  void a_run_that_has_ended_on_one_socket_is_not_silent_on_another() {
    rest(onTwo().thinking().on("ada-1")).finished();

    line.judgedAfterSilence().breaksOnly(CONN_8);
  }

  @Test
  void a_socket_that_closes_and_takes_the_others_with_it_breaks_conn_8() {
    onTwo().thinking().executing("get_current_time", "c-1");
    line.closedBySuite("ada-1");

    Judged judged = line.judgedAfterSilence();

    assertThat(judged.message(CONN_8))
        .contains(
            """
            Expected: events of the run on ada-2, which is still open
            Seen:     nothing on any socket since ada-1 was closed
            """);
  }

  @Test
  void a_run_that_is_heard_after_another_socket_closed_keeps_conn_8_though_it_never_ends() {
    Script run = onTwo().thinking();
    line.closedBySuite("ada-1");
    run.after(1_000).on("ada-2").executing("get_current_time", "c-1");

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(TIME_4)
        .doesNotContain(CONN_8);
  }

  @Test
  void an_end_that_only_a_late_socket_hears_breaks_conn_8_alone() {
    Script run = onTwo().thinking().executing("get_current_time", "c-1");
    line.socket("ada-3");
    run.completed("c-1").used("echo_tool", "c-2", 20).on("ada-3").finished();

    line.judgedAfterSilence().breaksOnly(CONN_8);
  }

  @Test
  void what_is_broken_on_the_socket_that_hears_all_is_told_beside_conn_8() {
    Script run = onTwo().thinking().on("ada-1").executing("get_current_time", "c-1");
    run.executing("echo_tool", "c-2").after(20).completed("c-2").finished();

    Judged judged = line.judgedAfterSilence();
    judged.breaks(CONN_8);
    judged.breaks(PAIR_1);
  }

  @Test
  void an_event_on_one_of_two_sockets_only_breaks_conn_8() {
    rest(onTwo().on("ada-1").thinking().on("ada-1", "ada-2").thinking()).finished();

    assertThat(line.judged().message(CONN_8))
        .contains(
            """
            Expected: the same events on ada-2 as on ada-1
            Seen:     ada-2 lacks agent_thinking
            """);
    line.judged().breaks(CONN_8);
  }

  @Test
  void what_one_of_two_sockets_misses_is_conn_8_too() {
    Script run = onTwo().thinking().on("ada-1").executing("get_current_time", "c-1").after(20);
    run.on("ada-1", "ada-2").completed("c-1").used("echo_tool", "c-2", 20).finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).contains(CONN_8);
  }

  @Test
  void what_both_of_two_sockets_miss_is_an_open_tool_call_and_no_conn_8() {
    Script run = onTwo().thinking().executing("get_current_time", "c-1").after(20);
    run.used("echo_tool", "c-2", 20).finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).containsExactly(PAIR_1);
  }

  @Test
  void a_socket_that_hears_the_same_event_twice_breaks_conn_8() {
    rest(onTwo().thinking().on("ada-1").thinking().on("ada-1", "ada-2")).finished();

    line.judged().breaks(CONN_8);
  }

  @Test
  void an_end_too_many_that_one_socket_has_not_heard_yet_is_order_3_alone() {
    rest(onTwo().thinking()).on("ada-2").finished().finished();
    line.ask("r-1").on("ada-1").but(this::likeTheFirst).finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).containsExactly(ORDER_3);
  }

  @Test
  void a_socket_that_hears_nothing_breaks_conn_8() {
    Script run = onTwo();
    rest(run.thinking()).on("ada-1").finished();

    Judged judged = line.judgedAfterSilence();

    judged.breaks(CONN_8);
    assertThat(judged.message(CONN_8)).contains("Seen:     ada-2 lacks agent_completed\n");
  }

  @Test
  void a_second_socket_may_lag_as_far_as_time_3_lets_it() {
    rest(onTwo().thinking()).on("ada-1").finished();
    line.at(4_000);
    line.ask("r-1").on("ada-2").but(this::likeTheFirst).finished();

    line.judged().keeps(CONN_8);
  }

  private void likeTheFirst(ObjectNode event) {
    event.put("timestamp", "2026-11-22T10:00:00.200Z");
    data(event).put("final_response", "Here it is: Please use your tools on " + Script.NONCE + ".");
  }

  @Test
  void an_event_that_tells_one_socket_something_else_breaks_conn_8() {
    Script run = onTwo().on("ada-1").thinking();
    run.on("ada-2").but(event -> data(event).put("thought", "Another one.")).thinking();
    rest(run.on("ada-1", "ada-2")).finished();

    Judged judged = line.judged();

    judged.breaks(CONN_8);
    assertThat(judged.message(CONN_8))
        .contains(
            """
            Expected: the same agent_thinking on ada-2 as on ada-1
            Seen:     {"thought":"Another one."} on ada-2, {"thought":"Which tool?"} on ada-1
            """);
  }

  @Test
  void an_event_that_has_its_fields_elsewhere_on_one_socket_is_no_other_event() {
    Script run = onTwo().on("ada-1").thinking();
    run.on("ada-2")
        .but(
            event -> {
              event.set("thought", data(event).path("thought"));
              event.remove("data");
            })
        .thinking();
    rest(run.on("ada-1", "ada-2")).finished();

    Judged judged = line.judged();
    judged.breaks(EVENT_7);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(CONN_8);
  }

  @Test
  void an_event_that_is_bad_on_one_socket_alone_is_not_named_by_its_difference() {
    Script run = rest(onTwo().thinking());
    run.on("ada-1").finished();
    run.on("ada-2").but(event -> data(event).put("final_response", "  ")).finished();

    line.judged().breaks(EVENT_5);
  }

  @Test
  void an_event_may_have_ids_of_its_own_on_each_socket() {
    Script run = onTwo().on("ada-1").but(event -> event.put("event_id", "e-1")).thinking();
    run.on("ada-2").but(event -> event.put("event_id", "f-7")).thinking();
    rest(run.on("ada-1", "ada-2")).finished();

    line.judged().keeps(CONN_8);
  }

  private Script joinedInTheMiddle() {
    Script run =
        line.socket("ada-1")
            .ask("r-1")
            .message("wait 1.2 seconds, " + Script.NONCE)
            .tools("wait_tool", "echo_tool")
            .accepted();
    run.started().thinking().executing("wait_tool", "c-1");
    line.socket("ada-2");
    return run.after(1_200);
  }

  @Test
  void a_socket_that_joins_in_the_middle_and_hears_the_rest_keeps_conn_8() {
    joinedInTheMiddle().completed("c-1").used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().keeps(CONN_8);
  }

  @Test
  void a_socket_that_joins_in_the_middle_may_be_told_what_came_before() {
    Script run = joinedInTheMiddle().on("ada-2");
    run.started().thinking();
    run.on("ada-1", "ada-2").completed("c-1").used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().keeps(CONN_8);
  }

  @Test
  void a_socket_that_joins_in_the_middle_and_hears_nothing_breaks_conn_8() {
    joinedInTheMiddle().on("ada-1").completed("c-1").used("echo_tool", "c-2", 20).finished();

    Judged judged = line.judgedAfterSilence();

    judged.breaks(CONN_8);
    assertThat(judged.message(CONN_8))
        .contains(
            """
            Expected: the same events on ada-2, from when it joined on, as on ada-1
            Seen:     ada-2 lacks tool_completed c-1, tool_executing c-2, tool_completed c-2, agent_completed
            """);
  }

  @Test
  void an_end_that_a_socket_lacks_which_may_have_joined_after_it_leaves_no_call_open() {
    Script run = line.socket("ada-1").run("r-1").on("ada-1").started().thinking();
    line.socket("ada-2");
    run.on("ada-1", "ada-2").executing("get_current_time", "c-1");
    run.on("ada-1").completed("c-1");
    run.on("ada-1", "ada-2").used("echo_tool", "c-2", 20).finished();

    assertThat(line.judged().broken()).isEmpty();
  }

  @Test
  void a_call_left_open_on_every_socket_is_told_though_one_of_them_joined_late() {
    Script run = line.socket("ada-1").run("r-1").on("ada-1").started().thinking();
    line.socket("ada-2");
    run.on("ada-1", "ada-2").executing("get_current_time", "c-1");
    run.used("echo_tool", "c-2", 20).finished();

    line.judged().breaksOnly(PAIR_1);
  }

  @Test
  void a_socket_that_joins_in_the_middle_and_hears_the_end_alone_breaks_conn_8() {
    Script run = joinedInTheMiddle().on("ada-1").completed("c-1").used("echo_tool", "c-2", 20);
    run.on("ada-1", "ada-2").finished();

    line.judged().breaks(CONN_8);
  }

  @Test
  void a_socket_that_joins_when_the_rest_may_be_on_its_way_is_owed_nothing() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    line.socket("ada-2");
    run.on("ada-1").used("get_current_time", "c-1", 100).used("echo_tool", "c-2", 100).finished();

    line.judgedAfterSilence().keeps();
  }

  @Test
  void a_socket_that_joins_in_the_middle_and_is_closed_by_the_suite_is_owed_nothing() {
    Script run = joinedInTheMiddle().on("ada-1").completed("c-1");
    line.closedBySuite("ada-2");
    run.used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().keeps();
  }

  @Test
  void a_socket_that_joins_after_the_run_is_owed_nothing() {
    line.socket("ada-1").run("r-1").golden();
    line.socket("ada-2");

    line.judgedAfterSilence().keeps();
  }

  @Test
  void a_socket_that_joins_is_owed_nothing_by_clocks_that_differ() {
    Script run = line.socket("ada-1").run("r-1").started();
    line.socket("ada-2");
    run.on("ada-1").clock(Duration.ofMillis(900)).thinking();
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().keeps();
  }

  @Test
  void one_socket_alone_does_not_exercise_conn_8() {
    line.socket("ada-1").run("r-1").golden();

    line.judged().neverAsks(CONN_8);
  }
}
