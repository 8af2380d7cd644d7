package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.wire.Comparison.Difference.RUN_BESIDE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Canaries;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Failure;
import dev.goldenpath.wire.Welcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoRulesTest {
  private static final String BENS = "gp-fedcba98765432100000";

  private final TimelineScript line = TimelineScript.begin();

  private Script ben(String runId) {
    return line.ask(runId).by("Ben").message("Ben asks " + BENS).accepted();
  }

  private TimelineScript both() {
    return line.socket("ada-1").socket("ben-1");
  }

  // ISO-1

  @Test
  void another_users_run_on_a_socket_breaks_iso_1() {
    both();
    ben("r-ben").on("ada-1", "ben-1").started();

    Judged judged = line.judged();

    judged.breaks(ISO_1);
    assertThat(judged.message(ISO_1))
        .startsWith(
            """
            ISO-1 A socket carries only its own user's runs, and only those of its thread.
            Expected: only runs of Ada in thread a0000000-0000-4000-8000-00000000000a
            Seen:     agent_started at event 9, +0.090 s of run r-ben, which is Ben's, in thread a0000000-0000-4000-8000-00000000000b
            """);
  }

  /** A socket on Ada's thread, for which an expired token was enough. */
  private void hearsAdasRun(String expired) {
    String thread = line.threadOf("Ada");
    line.socket("ada-1").opening(expired, thread, Welcome.REFUSED, "an expired token");
    line.opened(expired).greeted(expired).ask("r-1").accepted().on("ada-1", expired).golden();
  }

  @Test
  void a_socket_that_is_open_with_an_expired_token_hears_its_users_runs_and_that_is_no_iso_1() {
    hearsAdasRun("ada-2");

    line.judged().breaksOnly(CONN_3);
  }

  @Test
  void a_socket_that_is_open_with_anothers_expired_token_hears_no_runs() {
    hearsAdasRun("ben-1");

    line.judged().breaks(ISO_1);
  }

  @Test
  void whom_a_socket_takes_that_should_have_been_refused_for_is_no_iso_1() {
    String thread = line.threadOf("Ada");
    line.opening("ada-1", thread, Welcome.REFUSED, "no token").opened("ada-1");
    line.frame("ada-1", "{\"type\":\"connected\",\"user_id\":\"demo-user\"}");

    line.judged().breaksOnly(CONN_3);
  }

  @Test
  void the_thread_of_a_run_that_a_bad_request_was_given_is_no_iso_1() {
    TimelineScript wide = TimelineScript.withUserFanOut();
    String thread = "b0000000-0000-4000-8000-00000000000b";
    Script ghost = wide.socket("ada-1").ask("r-1").thread(thread);
    wide.badRequest("execute-1", "{}", "whose message is blank", 422)
        .response("execute-1", 202, "{\"run_id\":\"r-1\",\"thread_id\":\"" + thread + "\"}");
    ghost.started().thinking();

    wide.judged().breaksOnly(HTTP_4);
  }

  @Test
  void an_unknown_type_of_another_users_run_breaks_iso_1_too() {
    both();
    ben("r-ben").on("ada-1").other("stream_chunk");

    line.judged().breaks(ISO_1);
  }

  private Script numbered() {
    return line.socket("ada-1").ask("17").asked().answered(202, body -> body.put("run_id", 17));
  }

  @Test
  void a_run_id_may_be_a_whole_number_throughout() {
    Consumer<ObjectNode> number = event -> event.put("run_id", 17);
    Script run = numbered().but(number).started().but(number).thinking();
    run.but(number).executing("get_current_time", "c-1").but(number).completed("c-1");
    run.but(number).executing("echo_tool", "c-2").but(number).completed("c-2");
    run.but(number).finished();

    line.judged().keeps(ISO_1, EVENT_0, HTTP_3, ORDER_2);
  }

  @Test
  void a_run_id_that_is_a_number_in_the_answer_and_a_text_in_the_events_breaks_iso_1() {
    numbered().started();

    Judged judged = line.judged();

    judged.breaks(ISO_1);
    assertThat(judged.message(ISO_1))
        .contains(
            """
            Expected: run_id 17 of the answer on Ada's socket ada-1
            Seen:     agent_started at event 6, +0.060 s has run_id "17"
            """);
  }

  @Test
  void a_run_of_another_thread_breaks_iso_1() {
    line.socket("ada-1").ask("r-1").thread("b0000000-0000-4000-8000-00000000000b").accepted();
    line.ask("r-1").thread("b0000000-0000-4000-8000-00000000000b").on("ada-1").started();

    line.judged().breaks(ISO_1);
  }

  @Test
  void a_run_of_another_thread_is_heard_with_user_fan_out() {
    TimelineScript wide = TimelineScript.withUserFanOut();
    wide.socket("ada-1")
        .ask("r-1")
        .thread("b0000000-0000-4000-8000-00000000000b")
        .accepted()
        .golden();

    wide.judged().keeps(ISO_1, ORDER_2);
  }

  @Test
  void a_run_that_nobody_asked_for_breaks_iso_1() {
    line.socket("ada-1");
    line.ask("r-stray").started();

    assertThat(line.judged().breaks(ISO_1).seen())
        .isEqualTo(
            "agent_started at event 4, +0.040 s of run r-stray, which no accepted request of this"
                + " scenario named");
  }

  @Test
  void a_run_whose_request_was_never_answered_is_ones_own_and_a_second_is_not() {
    Script late = line.socket("ada-1").ask("r-1").asked();
    line.after(5_000).unanswered(late.call(), Failure.TIMED_OUT, "no answer in 5 s");
    late.golden();
    TimelineScript more = TimelineScript.begin();
    Script alike = more.socket("ada-1").ask("r-1").asked();
    more.unanswered(alike.call(), Failure.TIMED_OUT, "no answer in 5 s");
    alike.golden();
    more.ask("r-stray").started();

    line.judged().breaksOnly(HTTP_3);
    more.judged().breaks(ISO_1);
  }

  @Test
  void what_never_reached_the_target_starts_no_run() {
    Script lost = line.socket("ada-1").ask("r-1").asked();
    line.unanswered(lost.call(), Failure.UNREACHABLE, "refused");
    line.ask("r-stray").started();

    line.judged().breaks(ISO_1);
  }

  @Test
  void an_unknown_type_of_a_run_that_nobody_asked_for_breaks_iso_1() {
    line.socket("ada-1");
    line.ask("r-stray").other("stream_chunk");

    line.judged().breaks(ISO_1);
  }

  @Test
  void an_answer_whose_run_id_is_an_object_is_http_3s_alone() {
    line.socket("ada-1")
        .ask("r-1")
        .asked()
        .answered(202, body -> body.putObject("run_id").put("id", "r-1"))
        .golden();

    line.judged().breaksOnly(HTTP_3);
  }

  @Test
  void a_run_that_its_answer_does_not_name_is_ones_own_from_its_first_message_on() {
    Script run =
        line.socket("ada-1").ask("r-1").asked().answered(202, body -> body.remove("run_id"));
    run.other("stream_chunk").golden();

    line.judged().breaksOnly(HTTP_3);
  }

  @Test
  void a_run_of_another_user_that_nobody_asked_for_breaks_iso_1_with_user_fan_out() {
    TimelineScript wide = TimelineScript.withUserFanOut();
    wide.socket("ada-1");
    wide.ask("r-stray").but(event -> event.put("user_id", "user-eve-0003")).started();

    wide.judged().breaks(ISO_1);
  }

  @Test
  void events_that_carry_another_run_id_than_the_response_break_iso_1() {
    line.socket("ada-1").run("r-1");
    line.ask("r-other").golden();

    line.judgedAfterSilence().breaks(ISO_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "thread_id"})
  void an_event_with_another_id_breaks_iso_1(String field) {
    line.socket("ada-1").run("r-1").but(event -> event.put(field, "someone-elses")).started();

    assertThat(line.judged().breaks(ISO_1).seen())
        .isEqualTo("agent_started at event 6, +0.060 s has someone-elses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "thread_id"})
  void a_message_without_a_run_but_with_anothers_id_breaks_iso_1(String field) {
    line.socket("ada-1")
        .frame("ada-1", "{\"type\":\"heartbeat\",\"" + field + "\":\"someone-elses\"}");

    assertThat(line.judged().breaks(ISO_1).seen()).contains("heartbeat at event 4");
  }

  @Test
  void a_greeting_of_another_thread_breaks_iso_1() {
    line.opening("ada-1").opened("ada-1");
    line.frame(
        "ada-1",
        "{\"type\":\"connection_established\",\"thread_id\":\"b0000000-0000-4000-8000-00000000000b\","
            + "\"data\":{\"connection_id\":\"c-1\",\"user_id\":\"user-ada-0001\"}}");

    assertThat(line.judged().breaks(ISO_1).seen())
        .isEqualTo(
            "connection_established at event 3, +0.030 s has user_id none,"
                + " thread_id b0000000-0000-4000-8000-00000000000b");
  }

  @Test
  void a_greeting_of_its_own_thread_keeps_iso_1() {
    line.opening("ada-1").opened("ada-1");
    line.frame(
        "ada-1",
        "{\"type\":\"connection_established\",\"thread_id\":\""
            + line.threadOf("Ada")
            + "\",\"user_id\":null,"
            + "\"data\":{\"connection_id\":\"c-1\",\"user_id\":\"user-ada-0001\"}}");

    line.judged().keeps();
  }

  @Test
  void a_greeting_of_another_user_is_conn_2s_where_both_ids_have_one_place() {
    TimelineScript flat = TimelineScript.in(WireProfile.FLAT);
    flat.opening("ada-1").opened("ada-1");
    flat.frame(
        "ada-1",
        "{\"type\":\"connection_established\",\"connection_id\":\"c-1\",\"user_id\":\"user-ben-0002\"}");

    flat.judged().breaks(CONN_2);
  }

  @Test
  void without_a_run_iso_1_is_not_exercised() {
    line.socket("ada-1");

    line.judged().neverAsks(ISO_1);
  }

  // ISO-2

  private void shown(String json) {
    both();
    ben("r-ben-00000001").golden();
    line.frame("ada-1", json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"heartbeat\",\"note\":\"" + BENS + "\"}",
        "{\"type\":\"heartbeat\",\"note\":\"see (" + BENS + "), ok\"}",
        "{\"type\":\"heartbeat\",\"note\":\"x" + BENS + "x\"}",
        "{\"type\":\"heartbeat\",\"note\":\"GP-FEDCBA98765432100000\"}",
        "{\"type\":\"heartbeat\",\"a\":{\"b\":[1,{\"c\":\"" + BENS + "\"}]}}",
        "{\"type\":\"heartbeat\",\"" + BENS + "\":1}",
        "{\"type\":\"heartbeat\",\"a\":\"\\u0067p-fedcba98765432100000\"}",
        "{\"type\":\"heartbeat\",\"a\":\"{\\\"b\\\":\\\"" + BENS + "\\\"}\"}",
        "{\"type\":\"heartbeat\",\"a\":\"" + BENS + "\",\"a\":\"later\"}",
        "{\"type\":\"heartbeat\",\"note\":\"for user-ben-0002.\"}",
        "{\"type\":\"heartbeat\",\"note\":\"user:user-ben-0002\"}",
        "{\"type\":\"heartbeat\",\"note\":\"/threads/a0000000-0000-4000-8000-00000000000b/x\"}",
        "{\"type\":\"heartbeat\",\"note\":\"run=r-ben-00000001\"}",
        "{\"type\":\"heartbeat\",\"owner\":\"user-ben-0002\"}"
      })
  void anything_of_another_user_in_any_field_breaks_iso_2(String json) {
    shown(json);

    line.judged().breaks(ISO_2);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input =
          "an id or nonce of another user in the first of two equal keys, as a key, behind escapes,"
              + " percent signs, HTML, base64 or hex, in capitals, a UUID without dashes or amid"
              + " letters, in JSON in a string",
      now = "ISO-2: every reading of the text as it came is looked at")
  @ValueSource(
      strings = {
        "{\"user_id\":\"user-ben-0002\",\"type\":\"heartbeat\",\"user_id\":\"user-ada-0001\"}",
        "{\"type\":\"heartbeat\",\"a\":{\"id\":\"user-ben-0002\",\"id\":7}}",
        "{\"type\":\"heartbeat\",\"a\":{\"user-ben-0002\":{\"b\":1}},\"a\":null}",
        "{\"type\":\"heartbeat\",\"a\":\"user\\u002dben\\u002D0002\"}",
        "{\"type\":\"heartbeat\",\"a\":\"user%2Dben%2d0002\"}",
        "{\"type\":\"heartbeat\",\"a\":\"<b>user&#45;ben&#x2D;0002</b>\"}",
        "{\"type\":\"heartbeat\",\"a\":\"dXNlcjp1c2VyLWJlbi0wMDAy\"}",
        "{\"type\":\"heartbeat\",\"a\":\"757365722D62656e2d30303032\"}",
        "{\"type\":\"heartbeat\",\"a\":\"gp%2Dfedcba98765432100000\"}",
        "{\"type\":\"heartbeat\",\"a\":\"A0000000-0000-4000-8000-00000000000B\"}",
        "{\"type\":\"heartbeat\",\"a\":\"{a000000000004000800000000000000b}\"}",
        "{\"type\":\"heartbeat\",\"a\":\"urn:uuid:a0000000-0000-4000-8000-00000000000b\"}",
        "{\"type\":\"heartbeat\",\"a\":\"conv_a0000000-0000-4000-8000-00000000000b_1\"}",
        "{\"type\":\"heartbeat\",\"a\":\"[{\\\"b\\\":\\\"{\\\\\\\"id\\\\\\\":\\\\\\\"user-ben-0002\\\\\\\"}\\\"}]\"}",
      })
  void anything_of_another_user_in_any_writing_breaks_iso_2(String json) {
    shown(json);

    assertThat(line.judged().verdict(ISO_2)).isInstanceOf(Verdict.Broken.class);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input =
          "a short id of another user as a number, in a field that is named for one, also in JSON"
              + " in a string",
      now = "ISO-2")
  @ValueSource(
      strings = {
        "{\"user_id\":\"42\",\"type\":\"heartbeat\"}",
        "{\"user_id\":42,\"type\":\"heartbeat\"}",
        "{\"user_id\":42,\"type\":\"heartbeat\",\"user_id\":\"user-ada-0001\"}",
        "{\"type\":\"heartbeat\",\"by\":\"{\\\"userId\\\":42}\"}",
        "{\"type\":\"heartbeat\",\"owner\":{\"user_ids\":[7,42]}}",
      })
  void a_short_id_counts_in_a_field_that_is_named_for_one_be_it_a_number(String json) {
    line.userId("Ben", "42");
    shown(json);

    assertThat(line.judged().verdict(ISO_2)).isInstanceOf(Verdict.Broken.class);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input = "a key that stands twice, saying nothing of anybody",
      now = "breaks nothing: RFC 8259 allows it")
  @ValueSource(
      strings = {
        "{\"type\":\"heartbeat\",\"load\":42,\"load\":42}",
        "{\"type\":\"heartbeat\",\"user_id\":\"user-ada-0001\",\"user_id\":\"user-ada-0001\"}",
        "{\"type\":\"heartbeat\",\"a\":\"VGhlIGFuc3dlciBpcyA0Mg==\"}",
      })
  void a_key_that_stands_twice_breaks_nothing_by_itself(String json) {
    line.userId("Ben", "42");
    shown(json);

    line.judged().keeps();
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input = "user_id, thread_id or run_id twice in a message, the first of them wrong",
      now = "ISO-1: some readers take the first")
  @ValueSource(strings = {"user_id", "thread_id", "run_id"})
  void an_id_that_is_wrong_in_the_first_of_two_equal_keys_breaks_iso_1(String field) {
    Script run = line.socket("ada-1").run("r-1").golden();
    String own =
        "\"user_id\":\"user-ada-0001\",\"run_id\":\"r-1\",\"thread_id\":\"" + run.threadId() + "\"";
    line.frame("ada-1", "{\"" + field + "\":\"none-of-hers\",\"type\":\"heartbeat\"," + own + "}");

    assertThat(line.judged().breaks(ISO_1).seen()).contains("heartbeat", "none-of-hers");
  }

  @Test
  void a_thread_that_a_user_has_named_in_an_earlier_scenario_may_be_told_to_him_later() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript one = TimelineScript.begin().named("one", ledger);
    one.socket("ada-1").run("r-1").golden();
    one.ask("r-2")
        .by("Ben")
        .message("Mine " + BENS)
        .thread(one.threadOf("Ada"))
        .expecting(Expectation.closedThread())
        .accepted();
    one.judged().keeps();
    line.named("two", ledger).socket("ben-1");
    line.frame("ben-1", "{\"type\":\"usage\",\"note\":\"thread " + line.threadOf("Ada") + "\"}");

    line.judged().keeps();
  }

  private static String nonceOfShardTwo(int seed, String userId) {
    Ledger there = new Ledger(text -> Optional.empty());
    there.among(new Canaries(seed, 2, 3));
    return there.nonce(new java.util.Random(1), userId);
  }

  @Test
  void a_nonce_of_another_shard_is_known_where_it_is_seen() {
    Ledger here = new Ledger(text -> Optional.empty());
    here.among(new Canaries(7, 1, 3));
    line.named("one", here);
    shown("{\"type\":\"usage\",\"note\":\"" + nonceOfShardTwo(7, "user-zoe") + "\"}");

    assertThat(line.judged().breaks(ISO_2).seen()).contains("of a user of shard 2 in usage");
  }

  @ParameterizedTest
  @CsvSource({"7, user-ada-0001", "8, user-zoe"})
  void what_a_user_is_given_elsewhere_and_what_other_runs_give_is_nobody_elses(
      int seed, String userId) {
    Ledger here = new Ledger(text -> Optional.empty());
    here.among(new Canaries(7, 1, 3));
    line.named("one", here);
    shown("{\"type\":\"usage\",\"note\":\"" + nonceOfShardTwo(seed, userId) + "\"}");

    line.judged().keeps();
  }

  @Test
  void anothers_nonce_is_told_in_four_parts() {
    shown("{\"type\":\"heartbeat\",\"note\":\"" + BENS + "\"}");

    assertThat(line.judged().message(ISO_2))
        .contains(
            """
            Expected: nothing of another user in what Ada is sent
            Seen:     gp-fedcba98765432100000 of Ben in heartbeat at event 17, +0.220 s
                     >  17  +0.220 s  heartbeat
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"heartbeat\",\"user_id\":42}",
        "{\"type\":\"heartbeat\",\"user\":{\"userId\":\"42\"}}",
        "{\"type\":\"heartbeat\",\"owner-id\":\"42\"}",
        "{\"type\":\"heartbeat\",\"user_ids\":[7,42]}",
        "{\"type\":\"heartbeat\",\"run_id\":\"r-17\"}",
        "{\"type\":\"heartbeat\",\"parent_run_id\":\"r-17\"}"
      })
  void a_short_id_in_a_field_that_is_named_for_it_breaks_isolation(String json) {
    line.userId("Ada", "41").userId("Ben", "42");
    both();
    ben("r-17").golden();
    line.frame("ada-1", json);

    assertThat(line.judged().broken())
        .extracting(finding -> finding.clause())
        .isSubsetOf(ISO_1, ISO_2)
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"heartbeat\",\"run_count\":42,\"threads\":42,\"truncated\":\"42\",\"subtotal\":42}",
        "{\"type\":\"heartbeat\",\"note\":\"the answer is 42, says r-17\",\"n\":42}",
        "{\"type\":\"heartbeat\",\"correlation_id\":\"42\",\"event_id\":\"r-17\"}",
        "{\"type\":\"heartbeat\",\"thread_number\":\"42\",\"runtime\":\"42\"}"
      })
  void a_short_id_elsewhere_is_chance(String json) {
    line.userId("Ada", "41").userId("Ben", "42");
    both();
    ben("r-17").golden();
    line.frame("ada-1", json);

    line.judged().keeps(ISO_2);
  }

  @Test
  void an_id_with_a_bar_is_found() {
    line.userId("Ben", "auth0|5f7c8ec7c33c6c004bbafe82");
    both();
    ben("r-ben-00000001").golden();
    line.frame("ada-1", "{\"type\":\"x\",\"note\":\"by auth0|5f7c8ec7c33c6c004bbafe82.\"}");

    line.judged().breaks(ISO_2);
  }

  @Test
  void what_a_user_said_himself_may_come_back_to_him() {
    both();
    ben("r-ben-00000001").golden();
    line.ask("r-1").message("Is user-ben-0002 there? " + BENS + " gp-00000000000000000009");
    line.ask("r-1")
        .message("Is user-ben-0002 there? " + BENS + " gp-00000000000000000009")
        .accepted()
        .golden();

    line.judged().keeps(ISO_2);
  }

  @Test
  void what_a_user_said_on_his_socket_may_come_back_to_him() {
    both();
    ben("r-ben-00000001").golden();
    line.sent("ada-1", "{\"to\":\"user-ben-0002\"}", false)
        .frame("ada-1", "{\"type\":\"error\",\"data\":{\"message\":\"unknown: user-ben-0002\"}}");

    line.judged().keeps(ISO_2);
  }

  @Test
  void an_id_that_becomes_known_later_still_counts() {
    both();
    line.frame("ada-1", "{\"type\":\"heartbeat\",\"note\":\"r-ben-00000001\"}");
    ben("r-ben-00000001").golden();

    line.judged().breaks(ISO_2);
  }

  @Test
  void an_http_body_with_anothers_id_breaks_iso_2() {
    both();
    ben("r-ben-00000001").golden();
    line.badRequest("execute-1", "{", "whose body is not JSON", 400)
        .response(
            "execute-1",
            400,
            "{\"error\":{\"code\":\"bad\",\"message\":\"last was user-ben-0002\"}}");

    line.judged().breaks(ISO_2);
  }

  @Test
  void a_header_with_anothers_id_breaks_iso_2() {
    line.socket("ada-1").run("r-1").golden();
    line.ask("r-ben").by("Ben").message("Ben's " + BENS).accepted();
    Script run = line.ask("r-2").asked();
    line.response(
        run.call(),
        403,
        Map.of("X-User-Id", List.of("user-ben-0002")),
        "{\"error\":{\"code\":\"forbidden\",\"message\":\"not you\"}}");

    assertThat(line.judged().message(ISO_2)).contains("user-ben-0002 of Ben in HTTP 403");
  }

  @Test
  void an_unreadable_frame_with_anothers_nonce_breaks_iso_2_too() {
    both();
    ben("r-ben-00000001").golden();
    line.frame("ada-1", "oops " + BENS);

    assertThat(line.judged().broken())
        .extracting(finding -> finding.clause())
        .contains(CONN_5, ISO_2);
  }

  @Test
  void ids_of_another_scene_count_too() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript bens = TimelineScript.begin().named("bens", ledger);
    bens.socket("ben-1").ask("r-ben-00000001").by("Ben").message("x " + BENS).accepted().golden();
    bens.judged().keeps();
    line.named("adas", ledger)
        .socket("ada-1")
        .frame("ada-1", "{\"type\":\"x\",\"a\":\"" + BENS + "\"}");

    line.judged().breaks(ISO_2);
  }

  @Test
  void a_run_id_that_another_users_run_has_too_is_http_5s_alone() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript bens = TimelineScript.begin().named("bens", ledger);
    bens.socket("ben-1").ask("r-both-0000001").by("Ben").message("x " + BENS).accepted().golden();
    bens.judged().keeps(HTTP_5);
    line.named("adas", ledger).socket("ada-1").run("r-both-0000001").golden();

    line.judged().breaksOnly(HTTP_5);
  }

  @Test
  void a_run_that_was_asked_for_without_a_good_token_is_no_other_users() {
    both();
    ben("r-ben-00000001").golden();
    line.ask("r-forged-00001")
        .anonymously()
        .expecting(Expectation.refused("with a forged token", 401))
        .accepted()
        .on("ada-1")
        .other("stream_chunk");

    line.judged().breaksOnly(HTTP_4);
  }

  @Test
  void with_one_user_only_iso_2_is_not_exercised() {
    line.socket("ada-1").run("r-1").golden();

    line.judged().neverAsks(ISO_2);
  }

  @Test
  void whoever_is_in_other_scenarios_now_iso_2_is_exercised_by_two_users_and_broken_by_one() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ben-1").ask("r-ben").by("Ben").message("Ben asks " + BENS).accepted().golden();
    other.judged().neverAsks(ISO_2);
    line.named("one", ledger).socket("ada-1").run("r-1").golden();

    line.judged().neverAsks(ISO_2);

    line.frame("ada-1", "{\"type\":\"heartbeat\",\"note\":\"" + BENS + "\"}");
    line.judged().breaks(ISO_2);
  }

  // ISO-3

  @Test
  void one_runs_nonce_in_another_that_overlaps_breaks_isolation() {
    line.socket("ada-1");
    Script one = line.run("r-1").started();
    Script two = line.ask("r-2").message("Two " + BENS).accepted().started().thinking();
    one.thinking().executing("get_current_time", "c-1");
    one.but(event -> ((ObjectNode) event.path("data").path("results")).put("note", "on " + BENS))
        .completed("c-1");
    two.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    one.used("echo_tool", "c-2", 20).finished();

    Judged judged = line.judged();

    judged.breaks(ISO_3);
    assertThat(judged.message(ISO_3))
        .contains(
            """
            Expected: only what belongs to run r-1
            Seen:     tool_completed at event 13, +0.130 s holds gp-fedcba98765432100000 of run r-2, which was under way at the same time
            """);
  }

  private Script[] twoInOneThread(Overlap overlap) {
    line.overlapping(overlap).socket("ada-1");
    Script one = line.run("r-1").started().thinking();
    return new Script[] {one, line.ask("r-2").accepted()};
  }

  @Test
  void a_second_run_of_one_request_breaks_iso_1_alone_though_it_begins_first() {
    line.socket("ada-1");
    Script asked = line.ask("r-1").accepted();
    Script more = line.ask("x-1");
    more.started();
    asked.started().thinking();
    more.thinking().used("get_current_time", "c-1", 20);
    asked.used("get_current_time", "c-2", 20).used("echo_tool", "c-3", 20);
    more.used("echo_tool", "c-4", 20).finished();
    asked.finished();

    line.judgedAfterSilence().breaksOnly(ISO_1);
  }

  @Test
  void a_second_run_of_one_request_is_told_apart_though_both_begin_before_the_answer() {
    line.socket("ada-1");
    Script asked = line.ask("r-1").asked();
    Script more = line.ask("x-1");
    more.started().thinking();
    asked.started().thinking();
    more.used("get_current_time", "c-1", 20);
    asked.answered().used("get_current_time", "c-2", 20).used("echo_tool", "c-3", 20);
    more.used("echo_tool", "c-4", 20).finished();
    asked.finished();

    line.judgedAfterSilence().breaksOnly(ISO_1);
  }

  @Test
  void a_run_whose_end_is_lost_had_its_turn_all_the_same() {
    twoInOneThread(Overlap.QUEUE)[1].golden();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(ORDER_3)
        .doesNotContain(ISO_3);
  }

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void another_users_run_in_ones_thread_takes_no_turns_with_ones_own(Overlap overlap) {
    Script own = line.overlapping(overlap).socket("ada-1").run("r-1").started().thinking();
    line.ask("r-ben")
        .by("Ben")
        .message("Ben asks " + BENS)
        .thread(own.threadId())
        .expecting(Expectation.closedThread())
        .accepted()
        .on("ada-1")
        .started()
        .thinking();
    own.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .contains(ISO_1, ISO_4)
        .doesNotContain(ISO_3);
  }

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void runs_at_once_keep_iso_3_where_they_are_parallel_alone(Overlap overlap) {
    Script[] runs = twoInOneThread(overlap);
    runs[1].started();
    runs[0].errored();
    runs[1].finished();

    Judged judged = line.judged();

    if (overlap == Overlap.PARALLEL) {
      assertThat(judged.verdict(ISO_3)).isNotInstanceOf(Verdict.Broken.class);
    } else {
      judged.breaks(ISO_3);
      assertThat(judged.message(ISO_3))
          .contains(
              "Expected: no event of run r-2 before run r-1 has ended, in the same thread (overlap="
                  + overlap.name().toLowerCase(java.util.Locale.ROOT)
                  + ")");
    }
  }

  @Test
  void a_run_that_waits_for_the_end_of_the_one_before_keeps_iso_3() {
    Script[] runs = twoInOneThread(Overlap.QUEUE);
    runs[0].used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    runs[1].golden();

    line.judged().keeps(ISO_3);
  }

  @ParameterizedTest
  @CsvSource({"409, true", "202, false", "500, false"})
  void a_request_in_a_busy_thread_is_rejected_with_409_or_breaks_iso_3(int status, boolean kept) {
    line.overlapping(Overlap.REJECT).socket("ada-1").run("r-1").started();
    Script second = line.ask("r-2").message("Two " + BENS).expecting(Expectation.busyThread());
    second.asked();
    line.response(second.call(), status, "{\"error\":{\"code\":\"busy\",\"message\":\"Wait.\"}}");
    line.ask("r-1").thinking();

    if (kept) {
      line.judged().keeps(ISO_3);
    } else {
      line.judged().breaksOnly(ISO_3);
    }
  }

  @Test
  void a_thread_whose_run_is_over_by_the_answer_is_busy_no_more() {
    line.overlapping(Overlap.REJECT).socket("ada-1").run("r-1").golden();
    Script second = line.ask("r-2").message("Two " + BENS).expecting(Expectation.busyThread());
    second.accepted().golden();

    line.judged().keeps(ISO_3);
  }

  @Test
  void a_rejection_without_an_error_body_is_that_of_all_refusals_where_these_have_none_either() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).overlapping(Overlap.REJECT).socket("ada-1").run("r-1").started();
    Script second = line.ask("r-2").message("Two " + BENS).expecting(Expectation.busyThread());
    second.asked();
    line.response(second.call(), 409, "{\"detail\":\"busy\"}");
    Judged judged = line.judged();
    judged.breaks(ISO_3);
    assertThat(judged.judge().refuted()).isEmpty();

    TimelineScript other = TimelineScript.begin().named("two", ledger);
    other.socket("ada-1").badRequest("execute-1", "{}", "lacks all", 400);
    other.response("execute-1", 400, "{\"detail\":\"bad\"}").judged().breaks(HTTP_4);

    assertThat(judged.judge().refuted()).containsExactly(ISO_3);
  }

  @Test
  void a_request_that_is_rejected_and_runs_all_the_same_breaks_iso_3() {
    line.overlapping(Overlap.REJECT).socket("ada-1").run("r-1").started();
    Script second = line.ask("r-2").message("Two " + BENS).expecting(Expectation.busyThread());
    second.asked();
    line.response(second.call(), 409, "{\"error\":{\"code\":\"busy\",\"message\":\"Wait.\"}}");
    second.started();

    assertThat(line.judged().breaks(ISO_3).expected())
        .startsWith("no event after the refused request");
  }

  @ParameterizedTest
  @EnumSource(
      value = Overlap.class,
      names = {"QUEUE", "INTERRUPT", "PARALLEL"})
  void a_request_in_a_busy_thread_that_is_rejected_without_leave_breaks_iso_3(Overlap overlap) {
    // Nothing need be told of it yet.
    line.overlapping(overlap).socket("ada-1").run("r-1");
    Script second = line.ask("r-2").message("Two " + BENS);
    second.asked();
    line.response(second.call(), 409, "{\"error\":{\"code\":\"busy\",\"message\":\"Wait.\"}}");

    Judged judged = line.judged();
    assertThat(judged.breaks(ISO_3).expected())
        .startsWith("a run, though one goes on in the thread");
    assertThat(judged.broken())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(HTTP_3, ISO_3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_rejection_that_comes_late_or_first_is_for_the_run_beside_it(boolean late) {
    Script first = line.overlapping(Overlap.QUEUE).socket("ada-1").ask("r-1").asked();
    if (late) {
      first.answered().started();
    }
    Script second = line.ask("r-2").message("Two " + BENS).asked();
    if (late) {
      first.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    }
    line.response(second.call(), 409, "{\"error\":{\"code\":\"busy\",\"message\":\"Wait.\"}}");
    if (!late) {
      first.answered().golden();
    }

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(HTTP_3, ISO_3);
  }

  @Test
  void a_run_that_fails_otherwise_before_the_interrupting_request_is_answered_breaks_iso_3() {
    line.overlapping(Overlap.INTERRUPT).socket("ada-1");
    Script one = line.run("r-1").started().thinking();
    Script two = line.ask("r-2").message("Two " + BENS);
    two.asked();
    one.errored();

    line.judged().breaks(ISO_3);
  }

  @Test
  void a_run_that_is_interrupted_keeps_iso_3_and_order_2() {
    Script[] runs = twoInOneThread(Overlap.INTERRUPT);
    runs[0]
        .after(1500)
        .but(
            event ->
                ((ObjectNode) event.path("data"))
                    .putObject("error")
                    .put("code", "interrupted")
                    .put("message", "Another request came."))
        .errored();
    runs[1].golden();

    Judged judged = line.judged();

    judged.keeps(ISO_3);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(ORDER_2);
  }

  @Test
  void an_interruption_whose_error_is_ill_formed_breaks_event_6_and_nothing_beside() {
    Script[] runs = twoInOneThread(Overlap.INTERRUPT);
    runs[0]
        .after(1500)
        .but(event -> ((ObjectNode) event.path("data")).put("error", "interrupted"))
        .errored();
    runs[1].golden();

    line.judged().breaksOnly(EVENT_6);
  }

  @Test
  void a_run_that_fails_for_another_reason_at_once_when_another_is_asked_for_breaks_iso_3() {
    Script[] runs = twoInOneThread(Overlap.INTERRUPT);
    runs[0].errored();
    runs[1].golden();

    assertThat(line.judged().breaks(ISO_3).expected())
        .startsWith("agent_error with the code \"interrupted\"");
  }

  @Test
  void a_run_that_fails_with_another_code_while_another_is_asked_for_breaks_iso_3_alone() {
    line.overlapping(Overlap.INTERRUPT).socket("ada-1");
    Script first = line.ask("r-1").accepted().started().thinking();
    Script second = line.ask("r-2").message("Two " + BENS).asked();
    first.errored();
    second.answered().golden();

    line.judged().breaksOnly(ISO_3);
  }

  @Test
  void a_request_of_another_user_that_leads_to_a_thread_of_his_own_interrupts_nothing() {
    line.overlapping(Overlap.INTERRUPT).socket("ada-1");
    Script run = line.run("r-1").started().thinking();
    line.ask("r-2")
        .by("Ben")
        .thread(run.threadId())
        .message("Mine " + BENS)
        .expecting(Expectation.closedThread())
        .accepted();
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 1500).finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void a_run_that_completes_though_another_request_came_breaks_iso_3() {
    Script[] runs = twoInOneThread(Overlap.INTERRUPT);
    runs[0].used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 1500).finished();

    assertThat(line.judged().breaks(ISO_3).expected())
        .startsWith("agent_error with the code \"interrupted\"");
  }

  @Test
  void a_run_may_quote_another_of_the_same_conversation_in_its_own_words() {
    line.socket("ada-1");
    Script one = line.run("r-1").started();
    Script two = line.ask("r-2").message("Two " + BENS).accepted().started().thinking();
    one.but(event -> ((ObjectNode) event.path("data")).put("thought", "besides " + BENS))
        .thinking();
    two.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    one.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    one.but(
            event ->
                ((ObjectNode) event.path("data"))
                    .put("final_response", Script.NONCE + ", and before that " + BENS))
        .finished();

    line.judged().keeps(ISO_3);
  }

  @Test
  void a_run_that_answers_for_another_of_the_same_conversation_breaks_iso_3() {
    line.socket("ada-1");
    Script one = line.run("r-1").started();
    Script two = line.ask("r-2").message("Two " + BENS).accepted().started().thinking();
    two.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    one.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    one.but(event -> ((ObjectNode) event.path("data")).put("final_response", "You said " + BENS))
        .finished();

    line.judged().breaks(ISO_3);
    assertThat(line.judged().broken()).extracting(Violation::clause).startsWith(ISO_3);
  }

  @Test
  void a_run_that_quotes_one_of_another_conversation_breaks_iso_3() {
    line.socket("ada-1");
    Script one = line.run("r-1").started();
    line.ask("r-2")
        .message("Two " + BENS)
        .thread("b0000000-0000-4000-8000-00000000000b")
        .accepted();
    one.but(event -> ((ObjectNode) event.path("data")).put("thought", "besides " + BENS))
        .thinking()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .finished();

    line.judged().breaks(ISO_3);
  }

  @Test
  void another_users_tool_call_in_a_run_beside_his_is_iso_2s() {
    line.socket("ada-1").socket("ben-1");
    Script ada = line.run("r-1").started().thinking();
    bensCall("echo_tool");
    ada.but(event -> ((ObjectNode) event.path("data").path("results")).put("text", "Two " + BENS))
        .completed("b-1");

    assertThat(line.judged().breaks(ISO_2).seen()).startsWith(BENS + " of Ben in tool_completed");
  }

  @Test
  void what_else_comes_of_another_users_run_follows_from_iso_2_though_it_came_before() {
    line.socket("ada-1").socket("ben-1");
    Script ada = line.run("r-1").started().thinking();
    bensCall("get_current_time");
    ada.completed("b-1");
    ada.but(event -> ((ObjectNode) event.path("data")).put("final_response", "It is " + BENS))
        .finished();

    line.judged().breaks(ISO_2);
    assertThat(line.judged().broken())
        .extracting(fault -> fault.clause())
        .contains(PAIR_2, ORDER_2);
  }

  @Test
  void a_break_that_explains_no_other_is_named_in_its_turn() {
    line.leaking(
        text -> text.contains("sesame") ? Optional.of("‹password:ada›") : Optional.empty());
    line.socket("ada-1");
    Script one = line.run("r-1").started().thinking().executing("get_current_time", "c-1");
    line.ask("r-2").message("Two " + BENS).accepted();
    one.but(event -> ((ObjectNode) event.path("data").path("results")).put("note", "on " + BENS))
        .completed("c-1");
    line.frame("ada-1", "{\"type\":\"hint\",\"say\":\"open sesame\"}");

    assertThat(line.judged().broken())
        .extracting(finding -> finding.clause())
        .containsExactly(ISO_3, SAFE_1);
  }

  private void bensCall(String tool) {
    line.ask("r-2")
        .by("Ben")
        .message("Two " + BENS)
        .tools(tool)
        .accepted()
        .started()
        .thinking()
        .executing(tool, "b-1");
  }

  @Test
  void runs_one_after_the_other_do_not_exercise_iso_3() {
    line.socket("ada-1").run("r-1").golden();
    line.ask("r-2").message("Two " + BENS).accepted().golden();

    line.judged().neverAsks(ISO_3);
  }

  @Test
  void a_break_beside_another_run_that_a_run_alone_does_not_show_is_iso_3() {
    line.socket("ada-1").twoGoldenRuns();
    Script one =
        line.ask("r-1")
            .message("One gp-00112233445566778899")
            .against("execute-early-2", RUN_BESIDE)
            .accepted()
            .started();
    line.ask("r-2").message("Two " + BENS).accepted().golden();
    one.thinking().finished();

    Judged judged = line.judged();

    judged.breaks(ISO_3);
    assertThat(judged.broken()).extracting(fault -> fault.clause()).contains(ORDER_2);
  }

  private void breaksBesideAnother() {
    line.socket("ada-1").twoGoldenRuns();
    Script one = line.ask("r-1").against("execute-early-2", RUN_BESIDE).accepted().started();
    line.ask("r-2").message("Two " + BENS).accepted().golden();
    one.thinking().finished();
  }

  @Test
  void what_a_lonely_run_of_another_scene_breaks_is_not_laid_to_the_one_beside() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").run("r-3").started().thinking().finished();
    other.judged();
    line.named("one", ledger).at(60_000);
    breaksBesideAnother();

    Judged judged = line.judged();

    judged.breaks(ORDER_2);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void what_breaks_as_often_alone_is_not_laid_to_the_one_beside_though_other_scenes_go_on() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript busy = TimelineScript.begin().named("busy", ledger);
    busy.socket("ada-1").run("r-9").started();
    busy.judged();
    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").run("r-3").golden();
    other.run("r-4").started().thinking().finished();
    other.judged();
    line.named("one", ledger).at(60_000);
    breaksBesideAnother();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void what_may_have_come_without_a_run_id_is_not_laid_to_the_one_beside() {
    line.socket("ada-1").twoGoldenRuns();
    Script one = line.ask("r-1").against("execute-early-2", RUN_BESIDE).accepted().started();
    Script two = line.ask("r-2").message("Two " + BENS).accepted().started();
    one.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    two.thinking().used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20);
    one.but(event -> event.remove("run_id")).finished();
    two.finished();

    Judged judged = line.judgedAfterSilence();

    judged.breaks(EVENT_0);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void silence_on_a_socket_that_no_longer_serves_is_not_laid_to_the_one_beside() {
    line.socket("ada-1").twoGoldenRuns();
    line.ask("r-1").against("execute-early-2", RUN_BESIDE).accepted();
    line.ask("r-2").message("Two " + BENS).against("execute-early-2", RUN_BESIDE).accepted();

    Judged judged = line.judgedAfterSilence();

    judged.breaks(CONN_4);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void what_is_cut_short_by_a_close_is_not_laid_to_the_one_beside() {
    line.socket("ada-1").twoGoldenRuns();
    line.ask("r-1").against("execute-early-2", RUN_BESIDE).accepted().started();
    line.ask("r-2").message("Two " + BENS).accepted().golden();
    line.closed("ada-1", 1001, "");

    Judged judged = line.judged();

    judged.breaks(CONN_4);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void what_the_run_before_the_control_breaks_is_not_laid_to_the_one_beside() {
    line.socket("ada-1").run("first").started().thinking().finished();
    breaksBesideAnother();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  @Test
  void what_a_run_breaks_that_was_not_alone_is_still_laid_to_the_one_beside() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").run("r-3").started();
    other.run("r-4").started().thinking().finished();
    other.judged();
    line.named("one", ledger).at(60_000);
    breaksBesideAnother();

    line.judged().breaks(ISO_3);
  }

  @Test
  void a_break_beside_another_run_is_not_laid_to_it_without_a_run_alone() {
    line.socket("ada-1");
    Script one = line.run("r-1").started();
    line.ask("r-2").message("Two " + BENS).accepted().golden();
    one.thinking().finished();

    line.judged().breaks(ORDER_2);
  }

  @Test
  void what_a_run_alone_breaks_as_well_is_not_laid_to_the_one_beside() {
    line.socket("ada-1").run("alone").started().thinking().finished();
    Script one = line.ask("r-1").against("execute-alone", RUN_BESIDE).accepted().started();
    line.ask("r-2").message("Two " + BENS).accepted().golden();
    one.thinking().finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(ISO_3);
  }

  // ISO-4

  private TimelineScript intruder() {
    line.socket("ada-1").run("r-1").golden();
    return line.opening("ben-1", line.threadOf("Ada"), Welcome.REFUSED_OR_OWN, "on Ada's thread");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 500})
  void another_status_for_a_socket_on_anothers_thread_breaks_iso_4(int status) {
    intruder().refused("ben-1", status, "");

    line.judged().breaks(ISO_4);
  }

  @Test
  void a_socket_that_ends_as_if_the_server_had_failed_breaks_iso_4() {
    intruder().opened("ben-1").closed("ben-1", 1011, "oops");

    assertThat(line.judged().message(ISO_4))
        .contains(
            """
            Expected: 401, 403 or 404, a close with 1008 or 4401, or a socket of one's own
            Seen:     close code 1011
            """);
  }

  @Test
  void a_socket_on_anothers_thread_that_stays_silent_breaks_iso_4_alone() {
    intruder().opened("ben-1").frame("ben-1", "{\"type\":\"error\",\"data\":{}}");

    line.judgedAfterSilence().breaksOnly(ISO_4);
  }

  @Test
  void where_nobody_is_greeted_a_silent_socket_on_anothers_thread_breaks_conn_2() {
    line.opening("ada-1").opened("ada-1");
    line.opening("ben-1", line.threadOf("Ada"), Welcome.REFUSED_OR_OWN, "on Ada's thread")
        .opened("ben-1");

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .containsOnly(CONN_2);
  }

  @Test
  void a_broken_handshake_on_anothers_thread_breaks_iso_4() {
    intruder().failed("ben-1", Failure.BROKEN, "Connection reset");

    assertThat(line.judged().breaks(ISO_4).seen()).isEqualTo("Connection reset");
  }

  @Test
  void a_socket_does_not_make_a_thread_ones_own() {
    line.opening("ben-1", line.threadOf("Ada"), Welcome.REFUSED_OR_OWN, "on Ada's thread")
        .opened("ben-1")
        .greeted("ben-1")
        .opening("ada-1")
        .refused("ada-1", 403, "");

    assertThat(line.judged().breaks(ISO_4).seen()).isEqualTo("status 403, since Ben listens on it");
  }

  @Test
  void threads_of_ones_own_in_place_of_anothers_may_differ() {
    intruder().opened("ben-1").greeted("ben-1");
    line.ask("r-2")
        .by("Ben")
        .message("Mine " + BENS)
        .thread(line.threadOf("Ada"))
        .expecting(Expectation.closedThread())
        .accepted();

    line.judgedAfterSilence().keeps(ISO_4);
  }

  @Test
  void a_socket_that_is_closed_as_a_refusal_keeps_iso_4() {
    intruder()
        .opened("ben-1")
        .frame("ben-1", "{\"type\":\"error\",\"data\":{\"message\":\"not yours\"}}")
        .closed("ben-1", 1008, "not yours");

    line.judged().keeps(ISO_4);
  }

  @Test
  void the_owners_run_on_the_intruders_socket_breaks_iso_4() {
    intruder().opened("ben-1").greeted("ben-1");
    line.ask("r-2")
        .message("More gp-00000000000000000007")
        .accepted()
        .on("ada-1", "ben-1")
        .started();

    line.judged().breaks(ISO_4);
  }

  @Test
  void the_intruders_run_on_the_owners_socket_breaks_iso_4() {
    line.socket("ada-1").run("r-1").golden();
    line.ask("r-2")
        .by("Ben")
        .message("Mine " + BENS)
        .thread(line.threadOf("Ada"))
        .expecting(Expectation.closedThread())
        .accepted()
        .on("ada-1")
        .started();

    line.judged().breaks(ISO_4);
  }

  private TimelineScript askedByBen() {
    line.socket("ada-1").run("r-1").golden();
    line.ask("r-2")
        .by("Ben")
        .message("Mine " + BENS)
        .thread(line.threadOf("Ada"))
        .expecting(Expectation.closedThread())
        .accepted();
    return line;
  }

  @Test
  void an_owner_who_is_refused_when_another_has_asked_in_the_thread_breaks_iso_4() {
    askedByBen().opening("ada-2").refused("ada-2", 403, "");

    var fault = line.judged().breaks(ISO_4);

    assertThat(fault.expected())
        .isEqualTo("an open socket for Ada on a thread of Ada's own, in which Ben has asked too");
    assertThat(fault.seen()).isEqualTo("status 403");
  }

  @Test
  void an_owner_who_is_refused_though_nobody_else_has_asked_breaks_conn_1() {
    line.socket("ada-1").run("r-1").golden();
    line.opening("ada-2").refused("ada-2", 403, "");

    line.judged().breaks(CONN_1);
  }

  @Test
  void an_owner_who_is_let_in_when_another_has_asked_keeps_iso_4() {
    askedByBen().socket("ada-2");

    line.judged().keeps(ISO_4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422, 500})
  void another_refusal_of_a_run_in_anothers_thread_breaks_iso_4(int status) {
    line.socket("ada-1").run("r-1").golden();
    Script run =
        line.ask("r-2")
            .by("Ben")
            .message("Mine " + BENS)
            .thread(line.threadOf("Ada"))
            .expecting(Expectation.closedThread())
            .asked();
    line.response(run.call(), status, "{\"error\":{\"code\":\"x\",\"message\":\"no\"}}");

    line.judged().breaks(ISO_4);
  }

  @Test
  void a_users_text_in_the_answer_of_the_health_endpoint_breaks_it() {
    line.socket("ada-1").run("r-1").golden();

    line.health(200, "{\"status\": \"healthy\", \"last\": \"" + Script.NONCE + "\"}");

    line.judged().breaks(ISO_2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Overlap.class,
      names = {"QUEUE", "REJECT", "INTERRUPT"})
  void what_a_socket_is_told_again_of_a_run_before_it_does_not_stand_in_the_way_of_the_next(
      Overlap overlap) {
    line.overlapping(overlap).socket("ada-1");
    line.ask("r-1").message("Once gp-aaaabbbbccccddddeeee").accepted().golden();
    line.socket("ada-2");
    line.ask("r-1").on("ada-2").thinking();
    line.run("r-2").golden();

    line.judged().keeps(ISO_3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a failed call", "an open call"})
  void a_run_that_completes_at_once_with_work_undone_was_interrupted_and_breaks_iso_3(String left) {
    line.overlapping(Overlap.INTERRUPT).socket("ada-1");
    Script first = line.ask("r-1").message("wait 3 seconds").tools("wait_tool", "echo_tool");
    first.accepted().started().thinking().executing("wait_tool", "c-1");
    Script second = line.ask("r-2").message("Two " + BENS).asked();
    if (left.equals("a failed call")) {
      first
          .but(event -> ((ObjectNode) event.path("data")).put("error", "stopped"))
          .completed("c-1");
    }
    first.finished();
    second.answered().golden();

    assertThat(line.judged().breaks(ISO_3).expected())
        .startsWith("agent_error with the code \"interrupted\"");
  }
}
