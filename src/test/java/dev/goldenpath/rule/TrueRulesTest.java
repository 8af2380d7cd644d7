package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static dev.goldenpath.wire.Comparison.Difference.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.timeline.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrueRulesTest {
  private static final String OTHER = "gp-00000000000000000002";

  private final TimelineScript line = TimelineScript.begin();

  private Script run() {
    return line.socket("ada-1").run("r-1").started().thinking();
  }

  private static ObjectNode results(ObjectNode event) {
    return (ObjectNode) event.path("data").path("results");
  }

  // TRUE-1

  private Script echoing(Consumer<ObjectNode> start, Consumer<ObjectNode> end) {
    return run()
        .used("get_current_time", "c-1", 20)
        .but(start)
        .executing("echo_tool", "c-2")
        .but(end)
        .completed("c-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock result", "", "Please use your tools on gp-", "Bonjour"})
  void another_text_than_echo_tool_was_given_breaks_true_1(String text) {
    echoing(event -> {}, event -> results(event).put("text", text)).finished();

    line.judged().breaks(TRUE_1);
  }

  @Test
  void an_echo_without_a_text_breaks_true_1() {
    echoing(event -> {}, event -> results(event).removeAll().put("echo", "x")).finished();

    line.judged().breaks(TRUE_1);
  }

  @Test
  void another_text_is_told_in_four_parts() {
    echoing(event -> {}, event -> results(event).put("text", "mock result")).finished();

    assertThat(line.judged().message(TRUE_1))
        .contains(
            """
            Expected: results.text is the text that echo_tool was given, "Please use your tools on gp-0123456789abcdef0123"
            Seen:     tool_completed at event 11, +0.120 s has "mock result"
                        10  +0.110 s  tool_executing   echo_tool c-2
                     >  11  +0.120 s  tool_completed   echo_tool c-2
            """);
  }

  @Test
  void an_echo_tool_that_is_not_given_the_message_breaks_true_1() {
    echoing(
            event -> ((ObjectNode) data(event).path("tool_args")).put("text", "hello"),
            event -> results(event).put("text", "hello"))
        .finished();

    line.judged().breaks(TRUE_1);
  }

  @Test
  void accents_emoji_and_quotes_come_back_as_they_were() {
    line.socket("ada-1")
        .ask("r-1")
        .message("Čau \"x\" 🎉 \u0000\n\\ gp-0123456789abcdef0123")
        .accepted()
        .golden();

    line.judged().keeps(TRUE_1);
  }

  @Test
  void a_long_text_that_differs_is_shown_where_it_differs() {
    String message = "a".repeat(200) + " gp-0123456789abcdef0123";
    line.socket("ada-1").ask("r-1").message(message).tools("echo_tool").accepted().started();
    Script run = line.ask("r-1").message(message).tools("echo_tool");
    run.thinking()
        .executing("echo_tool", "c-1")
        .but(event -> results(event).put("text", message.substring(0, 199)))
        .completed("c-1");

    assertThat(line.judged().breaks(TRUE_1).seen())
        .contains("a text that differs from character 200 on")
        .contains("(199 characters for 224)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo_tool", "get_current_time", "failing_tool"})
  void results_that_are_missing_break_event_4_and_nothing_beside(String tool) {
    line.socket("ada-1")
        .ask("r-1")
        .tools(tool)
        .accepted()
        .started()
        .thinking()
        .executing(tool, "c-1")
        .but(event -> data(event).remove(List.of("results", "error")))
        .completed("c-1");

    line.judged().breaksOnly(EVENT_4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_error_of_a_tool_that_is_ill_formed_breaks_event_4_and_nothing_beside(boolean value) {
    failing()
        .executing("failing_tool", "c-1")
        .but(event -> data(event).put("error", value))
        .completed("c-1")
        .errored();

    line.judged().breaksOnly(EVENT_4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_echo_whose_arguments_are_no_object_is_held_against_the_message(boolean unchanged) {
    echoing(
            event -> data(event).put("tool_args", "{}"),
            event -> {
              if (!unchanged) {
                results(event).put("text", "Bonjour");
              }
            })
        .finished();

    if (unchanged) {
      line.judged().breaksOnly(EVENT_3);
    } else {
      line.judged().breaks(TRUE_1);
    }
  }

  // TRUE-2

  private Script telling(String time) {
    return run()
        .executing("get_current_time", "c-1")
        .but(event -> results(event).put("current_time", time))
        .completed("c-1")
        .used("echo_tool", "c-2", 20);
  }

  @ParameterizedTest
  @CsvSource({
    // The request was sent at .040; the completion arrives at .090.
    "2026-11-22T09:59:58.039Z, true",
    "2026-11-22T09:59:58.038Z, false",
    "2026-11-22T10:00:02.091Z, true",
    "2026-11-22T10:00:02.092Z, false",
    "2024-01-01T00:00:00Z, false",
    "2026-11-22T10:00:00+01:00, false",
    "2026-11-22T10:00:00, false",
    "noon, false"
  })
  void the_current_time_is_that_of_the_call(String time, boolean kept) {
    telling(time).finished();

    if (kept) {
      line.judged().keeps(TRUE_2);
    } else {
      line.judged().breaks(TRUE_2);
    }
  }

  @Test
  void a_constant_time_is_told_in_four_parts() {
    telling("2024-01-01T00:00:00Z").finished();

    assertThat(line.judged().message(TRUE_2))
        .contains(
            """
            Expected: a time between 2026-11-22T09:59:57.040Z and 2026-11-22T10:00:03.090Z, when the run was
            Seen:     tool_completed at event 9, +0.090 s tells 2024-01-01T00:00:00Z
            """);
  }

  @Test
  void a_time_that_is_no_text_breaks_true_2() {
    run()
        .executing("get_current_time", "c-1")
        .but(event -> results(event).put("current_time", 1795341600))
        .completed("c-1");

    line.judged().breaks(TRUE_2);
  }

  // TRUE-3

  @Test
  void the_same_results_for_two_nonces_break_true_3() {
    Consumer<ObjectNode> canned = event -> results(event).removeAll().put("text", "always");
    Script one = line.socket("ada-1").ask("r-1").agent("other").tools("search").accepted();
    one.started().thinking();
    searching(one, Script.NONCE, canned).finished();
    Script two = line.ask("r-2").agent("other").tools("search").message("Now " + OTHER).accepted();
    two.started().thinking();
    searching(two, OTHER, canned).finished();

    Violation fault = line.judged().breaks(TRUE_3);

    assertThat(fault.expected())
        .isEqualTo(
            "another results of search (call c-1) for " + OTHER + " than for " + Script.NONCE);
  }

  private static Script searching(Script run, String nonce, Consumer<ObjectNode> results) {
    return run.but(event -> ((ObjectNode) data(event).path("tool_args")).put("query", nonce))
        .executing("search", "c-1")
        .but(results)
        .completed("c-1");
  }

  @Test
  void the_same_answer_for_two_nonces_breaks_true_3_over_two_scenes() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript next = TimelineScript.begin().named("next", ledger);
    String both = "Here: " + Script.NONCE + " and " + OTHER;
    for (TimelineScript each : new TimelineScript[] {line.named("one", ledger), next}) {
      Script run = each.socket("ada-1").ask(each == line ? "r-1" : "r-2");
      (each == line ? run : run.message("Now " + OTHER))
          .accepted()
          .started()
          .thinking()
          .used("get_current_time", "c-1", 20)
          .used("echo_tool", "c-2", 20)
          .but(event -> data(event).put("final_response", both))
          .finished();
    }

    line.judged().keeps(TRUE_3);
    next.at(5_000);
    Judged judged = next.judged();

    assertThat(judged.broken()).extracting(finding -> finding.clause()).contains(TRUE_3);
  }

  @Test
  void what_failed_calls_leave_behind_may_be_alike() {
    Consumer<ObjectNode> failed =
        event -> data(event).put("error", "timed out").putObject("results").put("tries", 1);
    Script one = line.socket("ada-1").ask("r-1").agent("other").tools("search").accepted();
    one.started().thinking();
    searching(one, Script.NONCE, failed);
    Script two = line.ask("r-2").agent("other").tools("search").message("Now " + OTHER).accepted();
    two.started().thinking();
    searching(two, OTHER, failed).executing("search", "c-2").completed("c-2").finished();

    line.judged().keeps(TRUE_3);
  }

  @Test
  void the_message_sent_back_breaks_true_3() {
    run()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .but(event -> data(event).put("final_response", "Please use your tools on " + Script.NONCE))
        .finished();

    assertThat(line.judged().message(TRUE_3))
        .contains("Expected: a final_response of the agent's own\n")
        .contains("sends the message back: \"Please use your tools on gp-0123456789abcdef0123\"");
  }

  @ParameterizedTest
  @CsvSource({"1091, true", "1092, false", "2100, false"})
  void two_calls_more_than_a_second_apart_tell_different_times(double moment, boolean kept) {
    // The first call ends at 0.090 s; a timestamp has milliseconds.
    Script run = run();
    for (String id : new String[] {"c-1", "c-3"}) {
      run.executing("get_current_time", id)
          .but(event -> results(event).put("current_time", "2026-11-22T10:00:01Z"))
          .completed(id);
      line.at(id.equals("c-1") ? moment : moment + 50);
    }
    run.used("echo_tool", "c-2", 20).finished();

    if (kept) {
      line.judged().keeps(TRUE_3);
    } else {
      line.judged().breaks(TRUE_3);
    }
  }

  @Test
  void calls_that_only_wrong_timestamps_set_apart_may_tell_the_same_time() {
    String time = "2026-11-22T10:00:01Z";
    Script first = telling(time);
    first.finished();
    line.run("r-2")
        .clock(java.time.Duration.ofSeconds(4))
        .started()
        .thinking()
        .executing("get_current_time", "c-3")
        .but(event -> results(event).put("current_time", time))
        .completed("c-3")
        .used("echo_tool", "c-4", 20)
        .finished();

    line.judged().breaksOnly(TIME_1);
  }

  @Test
  void one_reading_that_reaches_two_sockets_at_different_moments_is_no_second_call() {
    line.socket("ada-1").socket("ada-2");
    line.run("r-1").on("ada-1").golden();
    line.at(1_900);
    line.ask("r-1")
        .on("ada-2")
        .clock(java.time.Duration.ofMillis(-1_810))
        .started()
        .thinking()
        .used("get_current_time", "c-1", 40)
        .thinking()
        .used("echo_tool", "c-2", 30)
        .finished();

    line.judged().keeps(TRUE_3, CONN_8);
  }

  @Test
  void a_tool_that_is_given_no_nonce_does_not_exercise_true_3() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("wait_tool")
        .message("wait 1 seconds")
        .accepted()
        .started()
        .thinking()
        .used("wait_tool", "c-1", 1_000)
        .finished();

    line.judged().neverAsks(TRUE_3);
  }

  // TRUE-4

  @Test
  void what_other_runs_break_now_and_then_is_not_laid_to_the_words_whatever_the_tools() {
    line.socket("ada-1").twoGoldenRuns();
    line.run("r-3").golden();
    line.run("r-4").started().finished();
    line.ask("r-5").tools("echo_tool").accepted().golden();
    line.ask("r-6")
        .tools("echo_tool")
        .message("A test, " + OTHER)
        .against("execute-r-5", WORDS)
        .accepted()
        .started()
        .finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(TRUE_5);
  }

  @Test
  void a_tool_left_out_with_the_words_is_laid_to_them_though_waits_are_too_short_now_and_then() {
    line.socket("ada-1").twoGoldenRuns();
    for (int i = 0; i < 4; i++) {
      Script wait = line.ask("s-" + i).message("Please wait 1 seconds, " + OTHER);
      wait.tools("wait_tool").accepted().started().thinking();
      wait.used("wait_tool", "c-1", i == 0 ? 400 : 1_000).finished();
    }
    Script run = line.ask("w-1").message("A test, " + Script.NONCE);
    run.against("execute-early-2", WORDS).accepted().started().thinking();
    run.used("get_current_time", "c-1", 20).finished();

    assertThat(line.judged().judge().faults())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(PAIR_4, PAIR_4, TRUE_5);
  }

  @Test
  void what_runs_break_with_the_words_far_more_often_is_laid_to_them_though_others_break_it_too() {
    line.socket("ada-1").twoGoldenRuns();
    for (int i = 0; i < 8; i++) {
      line.run("r-" + i).golden();
    }
    line.run("r-8").started().finished();
    for (int i = 0; i < 4; i++) {
      line.ask("w-" + i)
          .tools("echo_tool")
          .message("A test, " + OTHER)
          .against("execute-early-2", WORDS)
          .accepted()
          .started()
          .finished();
    }

    assertThat(line.judged().broken()).extracting(Violation::clause).contains(TRUE_5);
  }

  @Test
  void what_was_laid_to_the_words_is_refuted_by_others_that_break_it_later_now_and_then() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").twoGoldenRuns();
    broken(line.ask("r-2").message("A test, " + OTHER).against("execute-early-2", WORDS));
    Judged judged = line.judged();
    judged.breaks(TRUE_5);
    assertThat(judged.judge().refuted()).isEmpty();

    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").twoGoldenRuns();
    other.run("r-3").golden();
    broken(other.ask("r-4"));
    other.judged().breaks(ORDER_2);

    assertThat(judged.judge().refuted()).containsExactly(TRUE_5);
  }

  @Test
  void silence_that_was_laid_to_the_words_is_refuted_by_others_that_fall_silent_now_and_then() {
    Ledger ledger = new Ledger(text -> Optional.empty());
    line.named("one", ledger).socket("ada-1").twoGoldenRuns();
    line.ask("r-2")
        .message("A test, " + OTHER)
        .against("execute-early-2", WORDS)
        .accepted()
        .started()
        .thinking();
    Judged judged = line.judgedAfterSilence();
    judged.breaks(TRUE_5);

    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").twoGoldenRuns();
    other.run("r-3").golden();
    other.ask("r-4").accepted().started().thinking();
    other.judgedAfterSilence().breaks(TIME_4);

    assertThat(judged.judge().refuted()).containsExactly(TRUE_5);
  }

  private Script failing() {
    return line.socket("ada-1").ask("r-1").tools("failing_tool").accepted().started().thinking();
  }

  @Test
  void a_failure_that_is_answered_as_success_breaks_true_4() {
    failing().used("failing_tool", "c-1", 20).finished();

    assertThat(line.judged().message(TRUE_4))
        .startsWith(
            """
            TRUE-4 A run that could not do its work ends in agent_error, never in a made-up answer.
            Expected: agent_error: failing_tool can't do its work
            Seen:     agent_completed at event 10, +0.110 s with "Here it is: ."
            """);
    line.judged().breaks(TRUE_4);
  }

  @Test
  void a_failing_tool_with_results_breaks_true_4() {
    failing()
        .executing("failing_tool", "c-1")
        .but(
            event -> {
              data(event).remove("error");
              data(event).putObject("results").put("status", "recovered");
            })
        .completed("c-1")
        .finished();

    line.judged().breaks(TRUE_4);
  }

  @Test
  void a_failing_tool_that_is_left_out_breaks_true_4_or_pair_4() {
    failing().finished();

    assertThat(line.judged().broken())
        .extracting(finding -> finding.clause())
        .isSubsetOf(TRUE_4, PAIR_4)
        .isNotEmpty();
  }

  @Test
  void a_tool_that_failed_for_good_breaks_true_4_when_the_run_passes_for_a_success() {
    run()
        .executing("get_current_time", "c-1")
        .but(
            event -> {
              data(event).remove("results");
              data(event).put("error", "no clock");
            })
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    assertThat(line.judged().breaks(TRUE_4).expected())
        .isEqualTo(
            "agent_error: get_current_time (call c-1) failed, and no later call of it succeeded");
  }

  @Test
  void an_answer_that_rests_on_a_wrong_echo_breaks_true_1_alone() {
    String wrong = "gp-aaaaaaaaaaaaaaaaaaaa";
    run()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .but(event -> data(event).putObject("results").put("text", wrong))
        .completed("c-2")
        .but(event -> data(event).put("final_response", "Here it is: " + wrong))
        .finished();

    line.judged().breaksOnly(TRUE_1);
  }

  @Test
  void an_answer_may_rest_on_a_wrong_echo_that_was_not_told() {
    run()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .but(event -> data(event).put("final_response", "Here it is: gp-aaaaaaaaaaaaaaaaaaaa"))
        .finished();

    line.judged().breaksOnly(PAIR_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gp-012345",
        "Please use your tools on gp-123456789abcdef0123",
        "GP-0123456789ABCDEF0123",
        "Hello from echo_tool"
      })
  void an_answer_that_rests_on_another_text_of_the_echo_breaks_true_1_alone(String text) {
    run()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .but(event -> data(event).putObject("results").put("text", text))
        .completed("c-2")
        .but(event -> data(event).put("final_response", "Here it is: " + text))
        .finished();

    line.judged().breaksOnly(TRUE_1);
  }

  @Test
  void a_canned_answer_breaks_true_4() {
    run()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .but(event -> data(event).put("final_response", "Successfully processed."))
        .finished();

    Violation fault = line.judged().breaks(TRUE_4);

    assertThat(fault.expected()).contains("[gp-0123456789abcdef0123]");
  }

  // TRUE-5

  private Script broken(Script run) {
    return run.accepted().started().thinking().finished();
  }

  @ParameterizedTest
  @ValueSource(strings = {"This is a test", "MOCK it", "a demo, please"})
  void a_run_that_fails_only_with_the_words_breaks_true_5(String words) {
    line.socket("ada-1").twoGoldenRuns();
    broken(line.ask("r-2").message(words + " " + OTHER).against("execute-early-2", WORDS));

    Judged judged = line.judged();

    judged.breaks(TRUE_5);
    assertThat(judged.message(TRUE_5))
        .contains("Expected: a run like any other, whatever words the message holds\n")
        .contains(
            "Seen:     ORDER-2 is broken with the words in the message, and kept without them");
  }

  @Test
  void an_answer_that_is_wrong_only_without_the_words_keeps_true_5() {
    line.socket("ada-1").ask("early-2").asked().answered(201, body -> {}).golden();
    line.ask("r-2")
        .message("This is a test " + OTHER)
        .against("execute-early-2", WORDS)
        .accepted()
        .golden();

    line.judged().breaksOnly(HTTP_3);
  }

  @Test
  void what_a_plain_run_breaks_at_its_beginning_is_not_laid_to_the_words_whatever_the_tools() {
    Consumer<ObjectNode> nameless = event -> data(event).remove("agent_type");
    Ledger ledger = new Ledger(text -> Optional.empty());
    TimelineScript other = TimelineScript.begin().named("other", ledger);
    other.socket("ada-1").ask("r-3").tools("get_current_time").accepted().but(nameless).started();
    other.judged().breaks(EVENT_1);
    line.named("one", ledger).socket("ada-1").twoGoldenRuns();
    Script run = line.ask("r-2").message("This is a test " + OTHER).tools("echo_tool");
    run.against("execute-early-2", WORDS).accepted().but(nameless).started();
    run.thinking().used("echo_tool", "c-1", 20).finished();

    line.judged().breaksOnly(EVENT_1);
  }

  private Script askedWithTheWords() {
    line.socket("ada-1").twoGoldenRuns();
    return line.ask("r-2")
        .message("This is a test " + OTHER)
        .against("execute-early-2", WORDS)
        .asked();
  }

  @Test
  void a_refusal_only_with_the_words_breaks_true_5() {
    Script run = askedWithTheWords();
    line.response(run.call(), 422, "{\"error\":{\"code\":\"x\",\"message\":\"no\"}}");

    line.judged().breaks(TRUE_5);
  }

  @Test
  void a_limit_that_is_reached_with_the_words_is_not_laid_to_them() {
    Script run = askedWithTheWords();
    line.response(
        run.call(),
        429,
        Map.of("Retry-After", List.of("1")),
        "{\"error\":{\"code\":\"busy\",\"message\":\"Later.\"}}");

    assertThat(line.judged().broken()).isEmpty();
  }

  @Test
  void another_answer_only_with_the_words_breaks_true_5_though_no_run_is_told() {
    Script run = askedWithTheWords();
    line.response(run.call(), 200, "{\"response\":\"Mock response\"}");

    assertThat(line.judged().message(TRUE_5))
        .contains("Expected: an answer like the one to the same request without the words\n");
  }

  @Test
  void another_answer_to_plain_requests_too_is_not_laid_to_the_words() {
    line.socket("ada-1").twoGoldenRuns();
    line.ask("r-3").asked();
    line.response("execute-r-3", 200, "{\"data\":{\"run_id\":\"r-3\"}}");
    Script run = line.ask("r-2").message("This is a test " + OTHER);
    run.against("execute-early-2", WORDS).asked();
    line.response(run.call(), 200, "{\"data\":{\"run_id\":\"r-2\"}}");

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(TRUE_5);
  }

  @Test
  void what_an_answer_need_not_tell_it_may_tell_once_and_not_again() {
    Script run = askedWithTheWords();
    line.response(
        run.call(),
        200,
        "{\"run_id\":\"r-2\",\"thread_id\":\""
            + run.threadId()
            + "\",\"agent_type\":\"data_helper\",\"status\":\"accepted\",\"queue\":{\"position\":1}}");

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(TRUE_5);
  }

  @Test
  void without_a_clean_run_the_words_are_not_blamed() {
    line.socket("ada-1");
    broken(line.ask("r-2").message("This is a test " + OTHER));

    line.judged().breaks(ORDER_2);
  }

  @Test
  void where_runs_fail_without_the_words_too_they_are_not_blamed() {
    line.socket("ada-1");
    broken(line.ask("r-1"));
    broken(line.ask("r-2").message("This is a test " + OTHER).against("execute-r-1", WORDS));

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(TRUE_5);
  }

  @Test
  void a_failure_that_is_passed_over_is_no_matter_of_the_tools_left_out() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("failing_tool", "echo_tool")
        .accepted()
        .started()
        .thinking()
        .used("failing_tool", "c-1", 20)
        .finished();

    line.judged().breaks(TRUE_4);
  }
}
