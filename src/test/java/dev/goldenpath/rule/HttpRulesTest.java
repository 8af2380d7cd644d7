package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.wire.Comparison;
import dev.goldenpath.wire.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRulesTest {
  private static final String ERROR = "{\"error\":{\"code\":\"bad\",\"message\":\"no\"}}";

  private final TimelineScript line = TimelineScript.begin();

  // HTTP-1

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"status\":\"healthy\"}                                             | true",
        "200 | {\"status\":\"healthy\",\"agents\":{\"available\":false,\"types\":[]},\"v\":1} |"
            + " true",
        "200 | {\"status\":\"degraded\",\"agents\":{\"available\":false}}         | true",
        "200 | {\"status\":\"degraded\",\"agents\":{\"available\":true}}          | false",
        "503 | whatever                                                         | true",
        "200 | {\"status\":\"ok\"}                                                  | false",
        "200 | {\"status\":\"healthy\",\"agents\":{\"available\":\"yes\"}}              | false",
        "200 | <html>                                                           | false",
        "200 | {}                                                               | false",
        "204 | ``                                                               | false",
        "404 | {\"status\":\"healthy\"}                                             | false",
        "500 | {}                                                               | false"
      })
  void the_health_endpoint_says_healthy_or_that_it_cannot_serve(
      int status, String body, boolean kept) {
    line.health(status, body);

    if (kept) {
      line.judged().keeps();
    } else {
      line.judged().breaks(HTTP_1);
    }
  }

  @Test
  void a_health_endpoint_with_another_answer_is_told_in_four_parts() {
    line.health(500, "{}");

    assertThat(line.judged().message(HTTP_1))
        .isEqualTo(
            """
            HTTP-1 The health endpoint tells truly whether the backend can serve.
            Expected: 200, or 503 when it can't serve
            Seen:     HTTP 500
                         1  +0.010 s  GET health
                     >   2  +0.020 s  HTTP 500 for health-1
            Where:    features/x.feature:14 · transcripts/x.ndjson
            Try:      look at the health endpoint; a target without one sets no health path\
            """);
  }

  @ParameterizedTest
  @CsvSource({"500, true", "202, false", "201, false"})
  void a_good_request_that_a_healthy_backend_takes_breaks_no_http_1(int status, boolean broken) {
    line.health(200, "{\"status\":\"healthy\"}");
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), status, "{\"thread_id\":\"another\"}");

    Judged judged = line.judged();

    judged.breaks(HTTP_3);
    assertThat(judged.broken().stream().anyMatch(it -> it.clause() == HTTP_1)).isEqualTo(broken);
  }

  // HTTP-2 and HTTP-3

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422, 500, 502, 201, 204, 302})
  void a_good_request_that_is_not_accepted_breaks_http_3(int status) {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), status, ERROR);

    line.judged().breaks(HTTP_3);
  }

  @Test
  void a_refused_good_request_is_told_in_four_parts_and_breaks_http_2_too() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), 422, ERROR);

    Judged judged = line.judged();

    assertThat(judged.message(HTTP_3))
        .contains(
            """
            Expected: 202 (or 200) for a good request
            Seen:     HTTP 422 {"error":{"code":"bad","message":"no"}}
                         4  +0.040 s  POST execute
                     >   5  +0.050 s  HTTP 422 for execute-r-1
            """);
    assertThat(judged.broken())
        .extracting(fault -> fault.clause())
        .containsExactlyInAnyOrder(HTTP_2, HTTP_3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void an_empty_list_of_tools_may_be_refused(int status) {
    Script run = line.socket("ada-1").ask("r-1").tools().asked();
    line.response(run.call(), status, ERROR);

    line.judgedAfterSilence().neverAsks(HTTP_2).neverAsks(HTTP_3);
  }

  @Test
  void an_empty_list_of_tools_may_be_a_run_without_tools() {
    line.socket("ada-1").ask("r-1").tools().accepted().started().thinking().finished();

    line.judged().keeps(HTTP_2, HTTP_3, ORDER_3);
  }

  @Test
  void an_empty_list_of_tools_that_is_refused_in_another_way_breaks_http_3() {
    Script run = line.socket("ada-1").ask("r-1").tools().asked();
    line.response(run.call(), 500, ERROR);

    line.judged().breaks(HTTP_3);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_good_request_for_which_there_is_no_room_breaks_nothing(int status) {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), status, Map.of("retry-after", List.of("5")), ERROR);

    line.judgedAfterSilence().neverAsks(HTTP_3).neverAsks(HTTP_2).neverAsks(HTTP_4);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void no_room_without_retry_after_breaks_http_4(int status) {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), status, ERROR);

    Judged judged = line.judged();
    assertThat(judged.breaks(HTTP_4).expected()).isEqualTo("Retry-After with " + status);
    assertThat(judged.broken())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(HTTP_3, HTTP_4);
  }

  private void answered(Consumer<ObjectNode> change) {
    line.socket("ada-1").ask("r-1").asked().answered(202, change).golden();
  }

  @Test
  void another_thread_id_or_agent_type_in_the_answer_breaks_http_3() {
    answered(body -> body.put("thread_id", "b0000000-0000-4000-8000-00000000000b"));
    line.judged().breaks(HTTP_3);

    TimelineScript other = TimelineScript.begin();
    other.socket("ada-1").ask("r-1").asked().answered(202, body -> body.put("agent_type", "x"));
    assertThat(other.judged().breaks(HTTP_3).expected())
        .isEqualTo("agent_type data_helper, as in the request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run_id", "thread_id", "agent_type", "status"})
  void an_answer_that_lacks_a_field_breaks_http_3(String field) {
    answered(body -> body.remove(field));

    line.judgedAfterSilence().breaks(HTTP_3);
  }

  @Test
  void an_error_that_is_reported_as_success_breaks_http_3() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), 200, ERROR);

    line.judged().breaks(HTTP_3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "<html>", "[]", "null"})
  void an_answer_that_is_no_json_object_breaks_http_3(String body) {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), 202, body);

    line.judged().breaks(HTTP_3);
  }

  @Test
  void another_status_word_than_accepted_breaks_http_3() {
    answered(body -> body.put("status", "done"));

    line.judged().breaks(HTTP_3);
  }

  @ParameterizedTest
  @CsvSource({"5000, true", "5000.001, false"})
  void the_answer_comes_within_the_limit(double millis, boolean kept) {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.after(millis);
    run.answered().golden();

    if (kept) {
      line.judged().keeps(HTTP_3);
    } else {
      line.judged().breaks(HTTP_3);
    }
  }

  @Test
  void no_answer_breaks_http_3_and_an_unreachable_target_breaks_nothing() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.after(5_000).unanswered(run.call(), Failure.TIMED_OUT, "no response in 5 s");
    line.judgedAfterSilence().breaks(HTTP_3);

    TimelineScript dead = TimelineScript.begin();
    dead.unanswered(dead.ask("r-1").asked().call(), Failure.UNREACHABLE, "refused");
    dead.judgedAfterSilence().neverAsks(HTTP_3);
  }

  private Script longRun() {
    return longRun("r-1");
  }

  private Script longRun(String id) {
    return line.socket("ada-1").ask(id).message("wait 3 seconds").tools("wait_tool").asked();
  }

  private void answeredAtTheEnd() {
    Script run = longRun().started().thinking().executing("wait_tool", "c-1").after(3_000);
    run.completed("c-1").finished().answered();
  }

  private static Script waited(Script run) {
    return run.started().thinking().used("wait_tool", "c-1", 3_000);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "400, false"})
  void an_answer_that_waits_for_the_runs_first_tool_breaks_http_3(long later, boolean broken) {
    Script run = waited(longRun()).after(later).answered();
    line.after(2_000);
    run.finished();

    assertThat(line.judged().broken().stream().anyMatch(it -> it.clause() == HTTP_3))
        .isEqualTo(broken);
  }

  @Test
  void an_answer_that_waits_for_the_run_breaks_http_3() {
    waited(longRun()).finished().after(50).answered();

    assertThat(line.judged().breaks(HTTP_3).seen())
        .isEqualTo("it came after 3.090 s, when the run had ended");
  }

  @Test
  void an_answer_well_before_the_end_keeps_http_3() {
    waited(longRun().after(2_600).answered()).finished();

    line.judged().keeps(HTTP_3);
  }

  @Test
  void an_answer_that_came_with_the_end_by_the_suites_own_stall_is_undecided() {
    answeredAtTheEnd();
    line.stalled(2_950);

    line.judged().leavesUndecided(HTTP_3);
  }

  @Test
  void what_a_stall_hid_of_one_run_another_like_it_may_show() {
    answeredAtTheEnd();
    line.stalled(2_950);
    waited(longRun("r-2").answered()).finished();

    line.judged().keeps(HTTP_3);
  }

  @Test
  void an_answer_that_came_with_the_end_breaks_http_3_though_there_was_a_short_stall() {
    answeredAtTheEnd();
    line.stalled(50);

    line.judged().breaks(HTTP_3);
  }

  private Script runOf(int number) {
    return line.ask("r-" + number).tools("echo_tool").asked();
  }

  private static Script taking(Script run, int millis) {
    return run.started().thinking().used("echo_tool", "c-1", millis);
  }

  @Test
  void answers_that_come_with_the_ends_of_runs_however_long_break_http_3() {
    line.socket("ada-1");
    for (int i = 1; i <= 8; i++) {
      taking(runOf(i), 300 * i).finished().after(20).answered();
    }

    assertThat(line.judged().breaks(HTTP_3).seen())
        .isEqualTo(
            "it came after 2.460 s, when the run had ended, and so in other runs, however long");
  }

  @Test
  void answers_that_take_as_long_as_runs_that_all_take_the_same_keep_http_3() {
    line.socket("ada-1");
    for (int i = 1; i <= 20; i++) {
      taking(runOf(i), 1_000).finished().after(20).answered();
    }

    line.judged().keeps(HTTP_3);
  }

  @Test
  void slow_answers_keep_http_3_whatever_the_runs_take() {
    line.socket("ada-1");
    for (int i = 1; i <= 20; i++) {
      Script run = taking(runOf(i), 100 * i).finished();
      line.after(Math.max(0, 1_900 - 100 * i));
      run.answered();
    }

    line.judged().keeps(HTTP_3);
  }

  @Test
  void answers_of_which_some_come_before_their_runs_ends_keep_http_3() {
    line.socket("ada-1");
    for (int i = 1; i <= 8; i++) {
      taking(runOf(i), 250 * i).finished().after(20).answered();
      taking(runOf(i + 10).answered(), 250 * i).finished();
    }

    line.judged().keeps(HTTP_3);
  }

  // HTTP-4

  private Judged refusal(int status, String body) {
    line.socket("ada-1")
        .badRequest("execute-1", "{", "whose body is not JSON", 400, 422)
        .response("execute-1", status, body);
    return line.judged();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 401, 404, 500})
  void another_status_for_a_bad_request_breaks_http_4(int status) {
    refusal(status, ERROR).breaks(HTTP_4);
  }

  @Test
  void an_accepted_bad_request_is_told_in_four_parts() {
    refusal(200, ERROR);

    assertThat(line.judged().message(HTTP_4))
        .contains(
            """
            Expected: a refusal of a request whose body is not JSON: [400, 422]
            Seen:     HTTP 200 {"error":{"code":"bad","message":"no"}}
                         4  +0.040 s  POST execute whose body is not JSON
                     >   5  +0.050 s  HTTP 200 for execute-1
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bad",
        "{}",
        "{\"error\":\"bad\"}",
        "{\"error\":{\"code\":\"bad\"}}",
        "{\"detail\":[{\"msg\":\"x\"}]}"
      })
  void a_refusal_without_an_error_body_breaks_http_4(String body) {
    refusal(422, body).breaks(HTTP_4);
  }

  @Test
  void a_bad_request_that_is_not_answered_breaks_http_4() {
    line.badRequest("execute-1", "{", "whose body is not JSON", 400)
        .unanswered("execute-1", Failure.BROKEN, "connection reset");

    line.judged().breaks(HTTP_4);
  }

  @Test
  void a_run_under_another_id_may_end_before_the_answer_that_names_it_otherwise() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.ask("r-2").golden();
    run.answered();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(HTTP_3, ISO_1);
  }

  @Test
  void a_run_under_another_id_than_the_answers_breaks_http_3_and_is_judged_on() {
    line.socket("ada-1").ask("r-1").accepted();
    line.ask("r-9").started().executing("echo_tool", "c-1").finished();

    Judged judged = line.judged();

    judged.breaks(HTTP_3);
    judged.breaks(ISO_1);
    judged.breaks(PAIR_1);
  }

  @Test
  void a_refused_request_that_starts_a_run_breaks_http_4() {
    line.socket("ada-1")
        .badRequest(
            "execute-1", "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}", "of no type", 422)
        .response("execute-1", 422, ERROR);
    line.ask("r-ghost").golden();

    assertThat(line.judged().breaks(HTTP_4).seen())
        .isEqualTo("agent_started of run r-ghost, which no response named");
  }

  @Test
  void a_refused_request_starts_no_run_where_its_path_says_the_thread(@TempDir Path folder)
      throws IOException {
    String profile =
        """
        request:
          path: /threads/{thread_id}/runs
          body: {text: "{message}"}
        """;
    TimelineScript its =
        TimelineScript.in(
            WireProfile.named(Files.writeString(folder.resolve("path.yaml"), profile).toString()));
    its.socket("ada-1")
        .badRequest("execute-1", "{}", "without message", 422)
        .response("execute-1", 422, ERROR);
    its.ask("r-other")
        .but(event -> event.put("thread_id", "0d3c6d4e-6f0a-4d52-9a55-0a4b4f4cbb01"))
        .started();

    assertThat(its.judged().verdict(HTTP_4)).isNotInstanceOf(Verdict.Broken.class);

    its.ask("r-ghost").golden();

    its.judged().breaks(HTTP_4);
  }

  @Test
  void a_run_of_a_good_request_that_was_never_answered_is_not_laid_to_a_refused_one() {
    Script late = line.socket("ada-1").ask("r-1").asked();
    line.after(5_000)
        .unanswered(late.call(), Failure.TIMED_OUT, "no answer in 5 s")
        .badRequest(
            "execute-9", "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}", "of no type", 422)
        .response("execute-9", 422, ERROR);
    late.golden();

    line.judged().breaksOnly(HTTP_3);
  }

  @Test
  void a_run_is_laid_to_the_latest_of_several_refused_requests() {
    String body = "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}";
    line.socket("ada-1")
        .badRequest("execute-1", body, "of no type", 422)
        .response("execute-1", 422, ERROR)
        .badRequest("execute-2", body, "without message", 422)
        .response("execute-2", 422, ERROR);
    line.ask("r-ghost").started();

    assertThat(line.judged().breaks(HTTP_4).expected())
        .isEqualTo("no event after the refused request without message");
  }

  @Test
  void events_of_a_refused_request_before_its_answer_break_http_4_too() {
    line.socket("ada-1")
        .badRequest(
            "execute-1", "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}", "of no type", 422);
    line.ask("r-ghost").started();
    line.response("execute-1", 422, ERROR);

    line.judged().breaks(HTTP_4);
  }

  @Test
  void events_of_another_thread_are_not_of_the_refused_request() {
    line.socket("ada-1")
        .badRequest(
            "execute-1", "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}", "of no type", 422)
        .response("execute-1", 422, ERROR);
    line.ask("r-far").thread(line.threadOf("Ben")).on("ada-1").started();

    line.judged().breaks(ISO_1);
  }

  @Test
  void events_of_a_good_request_that_was_refused_follow_from_http_3() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    run.started();
    line.response(run.call(), 500, ERROR);

    line.judged().breaks(HTTP_3);
  }

  @Test
  void events_after_there_was_no_room_break_http_4() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.response(run.call(), 503, Map.of("Retry-After", List.of("5")), ERROR);
    run.started();

    line.judged().breaks(HTTP_4);
  }

  @Test
  void an_accepted_bad_request_that_runs_has_one_cause() {
    line.socket("ada-1")
        .badRequest(
            "execute-1", "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}", "with no token", 401)
        .response("execute-1", 202, "{\"run_id\":\"r-1\",\"status\":\"accepted\"}");
    line.ask("r-1").golden();

    line.judged().breaks(HTTP_4);
  }

  // HTTP-5

  @Test
  void a_run_id_that_is_given_twice_breaks_http_5() {
    line.socket("ada-1").run("r-1").golden();
    line.badRequest("execute-2", "{}", "x", 202);
    line.response("execute-2", 202, "{\"run_id\":\"r-1\"}");

    assertThat(line.judged().broken()).extracting(Violation::clause).contains(HTTP_5);
  }

  @Test
  void a_run_id_that_is_given_twice_is_the_cause_of_the_disorder_that_it_makes() {
    line.socket("ada-1");
    Script one = line.run("r-1").started().thinking();
    Script two = line.ask("r-1").message("Two gp-00000000000000000002");
    two.asked("execute-second");
    line.response("execute-second", 202, accepted("r-1"));
    two.started().thinking();
    one.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    two.used("get_current_time", "c-1", 20).finished();

    line.judged().breaks(HTTP_5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_thread_whose_runs_share_an_id_may_be_busy_with_any_of_them(boolean othersTo) {
    line.overlapping(Overlap.REJECT).socket("ada-1");
    if (othersTo) {
      line.badRequest("execute-6", "{}", "x", 202).response("execute-6", 202, accepted("r-6"));
      line.badRequest("execute-7", "{}", "x", 202).response("execute-7", 202, accepted("r-6"));
    }
    line.run("r-1").golden();
    line.ask("r-1").message("Two gp-00000000000000000002").asked("execute-second");
    line.response("execute-second", 202, accepted("r-1"));
    line.ask("r-3")
        .message("Three, a test gp-00000000000000000003")
        .against("execute-second", Comparison.Difference.WORDS)
        .asked("execute-third");
    line.response("execute-third", 409, "{\"error\":{\"code\":\"busy\",\"message\":\"Wait.\"}}");

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .contains(HTTP_5)
        .doesNotContain(HTTP_2, HTTP_3, TRUE_5);
  }

  @Test
  void a_thread_is_busy_with_a_run_of_another_scene_too_whatever_ids_were_shared_before() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript one = TimelineScript.begin().named("one", ledger);
    one.socket("ada-1").run("r-1").golden();
    one.judged();
    line.named("two", ledger).overlapping(Overlap.REJECT).socket("ada-1");
    line.badRequest("execute-6", "{}", "x", 202).response("execute-6", 202, accepted("r-6"));
    line.badRequest("execute-7", "{}", "x", 202).response("execute-7", 202, accepted("r-6"));
    line.ask("r-1").message("Two gp-00000000000000000002").asked("execute-second");
    line.response("execute-second", 202, accepted("r-1"));
    line.ask("r-3").message("Three gp-00000000000000000003").asked("execute-third");
    line.response("execute-third", 409, "{\"error\":{\"code\":\"busy\",\"message\":\"Wait.\"}}");

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .contains(HTTP_5)
        .doesNotContain(HTTP_2, HTTP_3);
  }

  private String accepted(String runId) {
    return "{\"run_id\":\""
        + runId
        + "\",\"thread_id\":\""
        + line.threadOf("Ada")
        + "\",\"agent_type\":\"data_helper\",\"status\":\"accepted\"}";
  }

  @Test
  void a_run_id_of_another_scene_breaks_http_5() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript one = TimelineScript.begin().named("one", ledger);
    one.socket("ada-1").run("r-1").golden();
    one.judged().keeps(HTTP_5);
    line.named("two", ledger).socket("ada-1");
    line.ask("r-1").message("Two gp-00000000000000000002").accepted();

    assertThat(line.judged().message(HTTP_5))
        .contains(
            """
            Expected: a run_id of its own for each accepted request
            Seen:     "r-1" was given to one execute-r-1 too
            """);
  }

  @Test
  void a_run_id_of_another_user_is_no_leak_but_given_twice() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript one = TimelineScript.begin().named("one", ledger);
    one.socket("ben-1").ask("r-00000001").by("Ben").accepted().golden();
    one.judged().keeps(HTTP_5);
    line.named("two", ledger).socket("ada-1");
    Script two = line.ask("r-00000001").message("Two gp-00000000000000000002").asked();
    two.started().answered();

    line.judged().breaks(HTTP_5);
  }

  @Test
  void without_a_call_nothing_about_http_is_exercised() {
    line.socket("ada-1");

    line.judged()
        .neverAsks(HTTP_1)
        .neverAsks(HTTP_2)
        .neverAsks(HTTP_3)
        .neverAsks(HTTP_4)
        .neverAsks(HTTP_5);
  }

  @Test
  void the_run_of_a_bad_request_breaks_http_4_and_not_iso_1() {
    line.socket("ada-1").badRequest("execute-r-1", "{}", "without message", 422);
    line.response("execute-r-1", 202, accepted("r-1"));
    line.ask("r-1").started();

    Judged judged = line.judged();

    judged.breaks(HTTP_4);
    assertThat(judged.broken()).extracting(fault -> fault.clause()).doesNotContain(ISO_1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void that_a_backend_is_not_healthy_is_refuted_where_it_serves_what_is_asked_for_later(
      boolean isSilent) {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).health(200, "{\"status\":\"healthy\"}");
    Script run = line.socket("ada-1").ask("r-1").asked();
    if (isSilent) {
      run.answered();
    } else {
      line.response(run.call(), 422, ERROR);
    }
    Judged judged = line.judgedAfterSilence();
    judged.breaks(HTTP_1);
    assertThat(judged.judge().refuted()).isEmpty();

    TimelineScript other = TimelineScript.begin().named("other", ledger).after(50);
    other.socket("ada-1").run("r-2").golden();
    other.judged();

    assertThat(judged.judge().refuted()).containsExactly(HTTP_1);
  }

  @Test
  void an_answer_that_names_another_run_does_not_make_the_backend_unwell() {
    line.health(200, "{\"status\":\"healthy\"}").socket("ada-1").ask("r-1").accepted();
    line.ask("r-2").golden();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(HTTP_3)
        .doesNotContain(HTTP_1);
  }
}
