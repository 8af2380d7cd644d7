package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Capability;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairRulesTest {
  private final TimelineScript line = TimelineScript.begin();

  private Script run() {
    return line.socket("ada-1").run("r-1").started().thinking();
  }

  private Script run(Script asked) {
    return asked.accepted().started().thinking();
  }

  // PAIR-1

  @Test
  void a_tool_left_open_breaks_pair_1_at_the_runs_end() {
    run().used("get_current_time", "c-1", 20).executing("echo_tool", "c-2").thinking().finished();

    Judged judged = line.judged();

    judged.breaks(PAIR_1);
    assertThat(judged.message(PAIR_1))
        .isEqualTo(
            """
            PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
            Expected: tool_completed for echo_tool (call c-2, announced at event 10, +0.110 s)
            Seen:     agent_completed at event 12, +0.130 s
                        10  +0.110 s  tool_executing   echo_tool c-2
                        11  +0.120 s  agent_thinking
                     >  12  +0.130 s  agent_completed
            Where:    features/x.feature:14 · run r-1 · thread a0000000-0000-4000-8000-00000000000a · trace f92f3577b34da6a3ce929d0e0e473611 · socket ada-1 · transcripts/x.ndjson
            Try:      look for the path on which echo_tool ends without telling; the run is r-1 in the backend's log\
            """);
  }

  @Test
  void a_tool_left_open_breaks_pair_1_when_the_run_fails_too() {
    run(line.socket("ada-1").ask("r-1").tools("failing_tool"))
        .executing("failing_tool", "c-1")
        .errored();

    line.judged().breaks(PAIR_1);
  }

  @Test
  void a_tool_that_completes_twice_breaks_pair_1() {
    run()
        .used("get_current_time", "c-1", 20)
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    Violation violation = line.judged().breaks(PAIR_1);

    assertThat(violation.expected())
        .isEqualTo(
            "tool_completed for get_current_time (call c-1, announced at event 8, +0.080 s)");
    assertThat(violation.seen()).isEqualTo("a second tool_completed at event 10, +0.110 s");
  }

  @Test
  void a_tool_that_completes_under_another_name_breaks_pair_1() {
    run()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .but(event -> data(event).put("tool_name", "echo"))
        .completed("c-2")
        .finished();

    assertThat(line.judged().breaks(PAIR_1).seen()).contains("for echo (call c-2)");
  }

  @Test
  void a_tool_that_completes_after_the_end_breaks_pair_1_first() {
    run()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .finished()
        .completed("c-2");

    line.judged().breaks(PAIR_1);
  }

  @Test
  void a_run_without_tools_does_not_exercise_the_pairing() {
    line.socket("ada-1").ask("r-1").tools().accepted().started().thinking().finished();

    line.judged().neverAsks(PAIR_1).neverAsks(PAIR_2).neverAsks(PAIR_3).neverAsks(PAIR_4);
  }

  @Test
  void a_late_joiner_who_saw_the_start_is_owed_the_completion() {
    Script run = run();
    line.socket("ada-2");
    run.executing("get_current_time", "c-1").on("ada-2").finished();

    line.judged().breaks(PAIR_1);
  }

  // PAIR-2

  @Test
  void a_completion_out_of_nowhere_breaks_pair_2() {
    run().used("get_current_time", "c-1", 20).completed("c-9").used("echo_tool", "c-2", 20);

    Judged judged = line.judged();

    judged.breaks(PAIR_2);
    assertThat(judged.message(PAIR_2))
        .contains(
            """
            Expected: tool_executing with correlation_id c-9 before tool_completed
            Seen:     tool_completed at event 10, +0.110 s with correlation_id c-9, with no tool_executing before it
                     >  10  +0.110 s  tool_completed   echo_tool c-9
            """);
  }

  @Test
  void a_correlation_id_for_two_calls_breaks_pair_2() {
    run().used("get_current_time", "c-1", 20).used("echo_tool", "c-1", 20).finished();

    assertThat(line.judged().breaks(PAIR_2).seen())
        .endsWith("has c-1, as tool_executing at event 8, +0.080 s has");
  }

  @Test
  void a_correlation_id_for_two_open_calls_breaks_pair_2() {
    run()
        .executing("get_current_time", "c-1")
        .executing("get_current_time", "c-1")
        .completed("c-1")
        .completed("c-1");

    line.judged().breaks(PAIR_2);
  }

  @Test
  void the_results_of_two_tools_that_share_an_id_are_each_their_own() {
    run()
        .executing("get_current_time", "c-1")
        .but(PairRulesTest::asCallOne)
        .executing("echo_tool", "c-2")
        .but(PairRulesTest::asCallOne)
        .completed("c-2")
        .completed("c-1")
        .finished();

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .contains(PAIR_2)
        .isSubsetOf(PAIR_1, PAIR_2);
  }

  @Test
  void results_told_under_the_ids_of_each_other_break_pair_1_alone() {
    run()
        .executing("get_current_time", "c-1")
        .executing("echo_tool", "c-2")
        .but(PairRulesTest::asCallOne)
        .completed("c-2")
        .but(event -> event.put("correlation_id", "c-2"))
        .completed("c-1")
        .finished();

    line.judged().breaksOnly(PAIR_1);
  }

  private static void asCallOne(ObjectNode event) {
    event.put("correlation_id", "c-1");
  }

  @Test
  void calls_at_once_under_one_id_are_told_apart_by_their_names() {
    Script run = run().executing("get_current_time", "c-1");
    run.but(event -> event.put("correlation_id", "c-1")).executing("echo_tool", "c-2");
    run.but(event -> event.put("correlation_id", "c-1")).completed("c-2");
    run.completed("c-1").finished();

    line.judged().breaksOnly(PAIR_2);
  }

  @Test
  void a_new_correlation_id_for_each_event_breaks_pair_2() {
    run().executing("get_current_time", "c-1").completed("c-2").finished();

    line.judged().breaks(PAIR_2);
  }

  // PAIR-3

  @Test
  void a_tool_that_was_not_allowed_breaks_pair_3() {
    run(line.socket("ada-1").ask("r-1").tools("echo_tool"))
        .used("echo_tool", "c-1", 20)
        .used("get_current_time", "c-2", 20)
        .finished();

    Judged judged = line.judged();

    judged.breaks(PAIR_3);
    assertThat(judged.message(PAIR_3))
        .contains(
            """
            Expected: calls of echo_tool only
            Seen:     tool_executing at event 10, +0.110 s calls get_current_time (call c-2)
                     >  10  +0.110 s  tool_executing   get_current_time c-2
            """);
  }

  @Test
  void a_tool_outside_the_defaults_breaks_pair_3() {
    run().used("web_search", "c-1", 20);

    line.judged().breaks(PAIR_3);
  }

  @Test
  void any_tool_breaks_pair_3_where_none_is_allowed() {
    run(line.socket("ada-1").ask("r-1").tools()).used("echo_tool", "c-1", 20).finished();

    line.judged().breaks(PAIR_3);
  }

  @Test
  void a_round_more_than_allowed_breaks_pair_3() {
    run(line.socket("ada-1").ask("r-1").rounds(1))
        .used("get_current_time", "c-1", 20)
        .thinking()
        .used("echo_tool", "c-2", 20)
        .finished();

    Violation broken = line.judged().breaks(PAIR_3);
    assertThat(broken.expected()).isEqualTo("tool calls in round 1 at the latest (max_iterations)");
    assertThat(broken.seen()).endsWith("begins round 2");
  }

  @Test
  void exactly_the_rounds_allowed_keep_pair_3() {
    run(line.socket("ada-1").ask("r-1").rounds(2))
        .used("get_current_time", "c-1", 20)
        .thinking()
        .thinking()
        .used("echo_tool", "c-2", 20)
        .thinking()
        .finished();

    line.judged().keeps(PAIR_3);
  }

  @Test
  void several_calls_in_one_round_count_as_one() {
    run(line.socket("ada-1").ask("r-1").rounds(1))
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .finished();

    line.judged().keeps(PAIR_3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_error_of_null_is_none_where_rounds_are_counted(boolean thinks) {
    if (!thinks) {
      line.capable(Capability.AGENT_CONFIG);
    }
    Consumer<ObjectNode> nulls = event -> data(event).putNull("error");
    Script run = line.socket("ada-1").ask("r-1").rounds(1).accepted().started();
    run.thinking().executing("get_current_time", "c-1").but(nulls).completed("c-1");
    run.but(nulls).thinking().used("echo_tool", "c-2", 20).finished();

    assertThat(line.judged().breaks(PAIR_3).seen()).endsWith("begins round 2");
  }

  @Test
  void a_call_that_only_its_end_tells_of_was_made_in_its_turn() {
    Consumer<ObjectNode> clock = event -> data(event).put("tool_name", "get_current_time");
    run().but(clock).completed("c-1").thinking().used("echo_tool", "c-2", 20).finished();

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .contains(PAIR_2)
        .doesNotContain(PAIR_4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_failed_call_that_is_tried_again_stays_in_its_round(boolean thinks) {
    if (!thinks) {
      line.capable(Capability.AGENT_CONFIG);
    }
    Script run = run(line.socket("ada-1").ask("r-1").tools("echo_tool").rounds(1));
    run.executing("echo_tool", "c-1").after(20).but(PairRulesTest::failed).completed("c-1");
    run.used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(PAIR_1).keeps(PAIR_2).keeps(PAIR_3).keeps(PAIR_4).keeps(TRUE_4);
  }

  private static void failed(ObjectNode event) {
    ObjectNode data = (ObjectNode) event.path("data");
    data.remove("results");
    data.putObject("error").put("code", "reset").put("message", "The connection was reset.");
  }

  // PAIR-4

  @Test
  void a_tool_that_is_never_called_breaks_pair_4() {
    run().used("get_current_time", "c-1", 20).finished();

    Judged judged = line.judged();

    judged.breaks(PAIR_4);
    assertThat(judged.message(PAIR_4))
        .contains(
            """
            Expected: a call of every allowed tool: get_current_time, echo_tool
            Seen:     agent_completed at event 10, +0.110 s after 1 of 5 rounds, with no call of echo_tool
            """);
  }

  @Test
  void a_call_without_a_name_may_be_that_of_any_tool() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    run.used("get_current_time", "c-1", 20).thinking();
    run.but(event -> event.withObject("data").putObject("tool_name").put("name", "echo_tool"));
    run.used("echo_tool", "c-2", 20).finished();

    line.judged().breaksOnly(EVENT_3);
  }

  @Test
  void tools_out_of_the_order_given_break_pair_4() {
    run(line.socket("ada-1").ask("r-1").tools("echo_tool", "get_current_time"))
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .finished();

    assertThat(line.judged().breaks(PAIR_4).expected())
        .isEqualTo(
            "call of echo_tool before call of get_current_time, in the order given:"
                + " echo_tool, get_current_time");
  }

  private Script waiting() {
    return run(line.socket("ada-1")
            .ask("r-1")
            .message("wait 2.5 seconds please")
            .tools("wait_tool"))
        .executing("wait_tool", "c-1");
  }

  @ParameterizedTest
  @CsvSource({"2500, true", "2449, true", "2448, false", "100, false", "9000, true"})
  void wait_tool_takes_the_time_asked_less_50_ms(double millis, boolean kept) {
    waiting().after(millis).completed("c-1").finished();

    if (kept) {
      line.judged().keeps(PAIR_4);
    } else {
      assertThat(line.judged().breaks(PAIR_4).expected())
          .isEqualTo("wait_tool takes 2.500 s, as the message asks");
    }
  }

  private static Consumer<ObjectNode> wholeSeconds(double took) {
    return event -> {
      event.put("timestamp", event.path("timestamp").asText().replaceFirst("\\.\\d+", ""));
      if (event.path("type").asText().equals("tool_completed")) {
        data(event).put("execution_time", took);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "1600, 1.6, false", // the wait was too short, and only the timestamps can't tell
    "1600, 2.5, true", // an event that came late, perhaps
    "2200, 2.2, true", // within the jitter
    "2600, 1.6, true" // what execution_time says alone is TIME-2's
  })
  void where_timestamps_are_of_whole_seconds_arrivals_and_execution_time_together_tell_of_a_wait(
      double millis, double told, boolean kept) {
    line.at(500);
    line.socket("ada-1")
        .ask("r-1")
        .message("wait 2.5 seconds please")
        .tools("wait_tool")
        .accepted()
        .started()
        .thinking()
        .but(wholeSeconds(told))
        .executing("wait_tool", "c-1")
        .after(millis)
        .but(wholeSeconds(told))
        .completed("c-1")
        .finished();

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .filteredOn(PAIR_4::equals)
        .hasSize(kept ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"1600, 1", "2600, 0"})
  void where_a_timestamp_cannot_be_read_they_tell_as_well(double millis, int breaks) {
    waiting()
        .after(millis)
        .but(event -> data(event).put("execution_time", millis / 1000))
        .but(event -> event.put("timestamp", 1_790_000_000))
        .completed("c-1")
        .finished();

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .filteredOn(PAIR_4::equals)
        .hasSize(breaks);
  }

  @Test
  void wait_tool_that_waits_as_asked_keeps_pair_4_though_its_arguments_are_missing() {
    Script run = line.socket("ada-1").ask("r-1").tools("wait_tool").message("wait 2.5 seconds");
    run.accepted().started().thinking();
    run.but(event -> data(event).remove("tool_args")).executing("wait_tool", "c-1");
    run.after(2_500).completed("c-1").finished();

    line.judged().breaksOnly(EVENT_3);
  }

  @Test
  void wait_tool_that_waits_as_asked_keeps_pair_4_though_its_results_are_missing() {
    waiting().after(2_500).but(event -> data(event).remove("results")).completed("c-1").finished();

    line.judged().breaksOnly(EVENT_4);
  }

  @Test
  void wait_tool_that_reports_too_little_breaks_pair_4() {
    waiting()
        .after(2_500)
        .but(event -> ((ObjectNode) data(event).path("results")).put("waited", 2.4))
        .completed("c-1")
        .finished();

    assertThat(line.judged().breaks(PAIR_4).seen()).endsWith("has 2.4");
  }

  @Test
  void wait_tool_that_measured_what_passed_keeps_pair_4_whatever_the_timestamps_say() {
    String begun = line.wall(0).toString();
    waiting()
        .after(2_600)
        .but(
            event -> {
              event.put("timestamp", begun);
              data(event).put("execution_time", 2.5);
              ((ObjectNode) data(event).path("results")).put("waited", 2.6);
            })
        .completed("c-1")
        .finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(PAIR_4);
  }

  @Test
  void wait_tool_that_reports_milliseconds_breaks_pair_4() {
    waiting()
        .after(2_500)
        .but(event -> ((ObjectNode) data(event).path("results")).put("waited", 2_500))
        .completed("c-1")
        .finished();

    Violation fault = line.judged().breaks(PAIR_4);

    assertThat(fault.expected())
        .isEqualTo("results.waited, asked or measured: 2.500 s, or what passed");
    assertThat(fault.seen()).endsWith("has 2500");
  }

  @Test
  void wait_tool_that_is_asked_for_other_seconds_breaks_pair_4() {
    run(line.socket("ada-1").ask("r-1").message("wait 2 seconds").tools("wait_tool"))
        .but(event -> ((ObjectNode) data(event).path("tool_args")).put("seconds", 1))
        .executing("wait_tool", "c-1")
        .after(2_000)
        .completed("c-1")
        .finished();

    line.judged().breaks(PAIR_4);
  }

  @Test
  void a_wait_that_only_its_timestamps_deny_breaks_time_2() {
    Script run = waiting();
    run.after(2_500)
        .but(event -> event.put("timestamp", line.wall(line.nextMillis() - 2_400).toString()))
        .completed("c-1")
        .finished();

    line.judged().breaks(TIME_2);
  }

  @ParameterizedTest
  @CsvSource({
    "2500, 0.1, -2.5, true", // no call takes so long
    "2500, 0.1, , true",
    "2500, 0.1, 0.1, false", // it says itself that it did not wait
    "1200, 1.2, -1.2, false",
  })
  void a_wait_whose_timestamps_and_figure_can_not_be_so_is_told_by_its_arrivals(
      long passed, double stamped, @Nullable Double told, boolean kept) {
    Script run = waiting();
    long early = passed - (long) (stamped * 1000);
    run.after(passed)
        .but(
            event -> {
              event.put("timestamp", line.wall(line.nextMillis() - early).toString());
              data(event).remove("execution_time");
              if (told != null) {
                data(event).put("execution_time", told);
              }
            })
        .completed("c-1")
        .finished();

    assertThat(line.judged().broken().stream().noneMatch(it -> it.clause() == PAIR_4))
        .isEqualTo(kept);
  }

  @Test
  void where_agents_do_not_think_a_round_ends_with_a_completion() {
    line.capable(Capability.AGENT_CONFIG);
    line.socket("ada-1")
        .ask("r-1")
        .rounds(1)
        .accepted()
        .started()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .finished();

    assertThat(line.judged().breaks(PAIR_3).seen()).endsWith("begins round 2");
  }
}
