package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.result.Story;
import dev.goldenpath.result.StoryTeller;
import dev.goldenpath.setting.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRulesTest {
  private final TimelineScript line = TimelineScript.begin();

  private Script run() {
    return line.socket("ada-1").run("r-1");
  }

  private static void rest(Script run) {
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
  }

  @Test
  void a_completion_that_is_stamped_before_its_start_breaks_time_1_and_not_time_2() {
    run().started().thinking().executing("get_current_time", "c-1");
    line.ask("r-1").clock(Duration.ofMillis(-500)).completed("c-1");

    Judged judged = line.judged();

    judged.breaks(TIME_1);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(TIME_2);
  }

  private void judgeOrLeave(Clause clause, boolean open) {
    if (open) {
      line.judged().leavesUndecided(clause);
    } else {
      line.judged().breaks(clause);
    }
  }

  private void judge(Clause clause, boolean kept) {
    if (kept) {
      line.judgedAfterSilence().keeps(clause);
    } else {
      line.judgedAfterSilence().breaks(clause);
    }
  }

  /** Write an event that many milliseconds before or after the moment at which it comes. */
  private Consumer<ObjectNode> dated(double off) {
    return event -> event.put("timestamp", line.wall(line.nextMillis() + off).toString());
  }

  // TIME-1

  @ParameterizedTest
  @CsvSource({"-14, true", "-15, true", "-16, false", "-1500, false"})
  void timestamps_may_go_back_5_ms(double off, boolean kept) {
    // The thought comes 10 ms after the start.
    rest(run().started().but(dated(off)).thinking());

    judge(TIME_1, kept);
  }

  @ParameterizedTest
  @CsvSource({"2000, true", "2000.001, true", "2000.002, false", "3600000, false"})
  void a_timestamp_may_lie_after_its_arrival_by_the_allowance_and_the_resolution(
      double off, boolean kept) {
    // With microseconds written, the resolution allows 1 more.
    run()
        .started()
        .thinking()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .but(event -> event.put("timestamp", micros(line.nextMillis() + off)))
        .finished();

    judge(TIME_1, kept);
  }

  private String micros(double moment) {
    String text = line.wall(moment).plusNanos(1).toString();
    return text.substring(0, text.length() - 4) + "Z";
  }

  @ParameterizedTest
  @CsvSource({"-2020, true", "-2020.002, false", "-3600000, false"})
  void a_timestamp_may_lie_before_the_request_by_the_allowance(double off, boolean kept) {
    // The start comes 20 ms after the request.
    rest(run().but(dated(off)).started().thinking());

    judge(TIME_1, kept);
  }

  @Test
  void a_timestamp_that_goes_back_is_told_in_four_parts() {
    rest(run().started().but(dated(-1_000)).thinking());

    assertThat(line.judged().message(TIME_1))
        .startsWith(
            """
            TIME-1 Within a run timestamps do not go back, and lie between request and arrival.
            Expected: a timestamp not before 2026-11-22T10:00:00.060Z of agent_started at event 6, +0.060 s
            Seen:     agent_thinking at event 7, +0.070 s is written 2026-11-22T09:59:59.070Z
                        6  +0.060 s  agent_started
                     >  7  +0.070 s  agent_thinking
            """
                .indent(0)
                .replace("            6  +", "             6  +")
                .replace("         >  7", "         >   7"));
  }

  @Test
  void the_clock_may_go_back_between_two_runs() {
    line.socket("ada-1");
    line.run("r-1").clock(Duration.ofMillis(1_500)).golden();
    line.ask("r-2").message("gp-00000000000000000002").accepted().clock(Duration.ZERO).golden();

    line.judged().keeps(TIME_1);
  }

  // TIME-2

  @ParameterizedTest
  @CsvSource({
    "1.0, true",
    "1.05, true",
    "1.050000001, true",
    "1.0502, false",
    "0.5, true",
    "0.4998, false",
    "0, false",
    "1000, false",
    "2000, false"
  })
  void execution_time_agrees_with_the_timestamps(String told, boolean kept) {
    // Timestamps are written to the microsecond or finer; the call takes 1 s.
    run()
        .at(100.001)
        .started()
        .thinking()
        .executing("get_current_time", "c-1")
        .after(1_000)
        .but(event -> data(event).set("execution_time", json(told)))
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    judge(TIME_2, kept);
  }

  @Test
  void who_listens_in_the_middle_sees_calls_end_that_have_begun_before() {
    Script run = run().started().thinking().executing("get_current_time", "c-1").after(1_000);
    line.socket("ada-2");
    run.on("ada-1", "ada-2").thinking().executing("get_current_time", "c-2").after(20);
    run.completed("c-1").completed("c-2").used("echo_tool", "c-3", 20).finished();

    line.judged().keeps(TIME_2).keeps(PAIR_1);
  }

  @Test
  void a_made_up_execution_time_is_told_in_four_parts() {
    run()
        .started()
        .thinking()
        .executing("get_current_time", "c-1")
        .after(1_000)
        .but(event -> data(event).put("execution_time", 1000))
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    assertThat(line.judged().message(TIME_2))
        .contains(
            """
            Expected: execution_time of about 1.000 s, the time between the timestamps of get_current_time (call c-1)
            Seen:     tool_completed at event 9, +1.080 s says 1000
            """);
  }

  @ParameterizedTest
  @CsvSource({"250, 0.3, true", "50, 0.3, false", "250, 0, false", "250, 300, false"})
  void a_stall_explains_what_it_covers_of_a_difference(long stall, double told, boolean open) {
    // By its timestamps the call takes 1 s, of which 0.5 s may be the backend's overhead.
    Script run = run().started().thinking().executing("get_current_time", "c-1").after(700);
    line.stalled(stall);
    run.after(300)
        .but(event -> data(event).put("execution_time", told))
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    judgeOrLeave(TIME_2, open);
  }

  @Test
  void whole_seconds_leave_a_second_of_freedom() {
    run()
        .written(text -> text.replaceAll("\\.\\d+Z", "Z"))
        .started()
        .thinking()
        .executing("get_current_time", "c-1")
        .after(990)
        .but(event -> data(event).put("execution_time", 0.99))
        .completed("c-1")
        .used("echo_tool", "c-2", 20)
        .finished();

    line.judged().keeps(TIME_2);
  }

  // TIME-3

  /** Have a call of 1 s whose events arrive that many milliseconds apart. */
  private Script calling(double apart) {
    return calling(run(), 2_003, apart);
  }

  private Script calling(Script run, double at, double apart) {
    return run.started()
        .thinking()
        .at(at)
        .but(dated(-(1_000 - apart)))
        .executing("get_current_time", "c-1")
        .after(apart)
        .but(event -> data(event).put("execution_time", 1.0))
        .completed("c-1")
        .used("echo_tool", "c-2", 20);
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "659, true", "658, false", "10, false"})
  void a_calls_length_shows_between_its_arrivals_less_the_jitter(double apart, boolean kept) {
    // 1 s by millisecond timestamps is judged as 0.999 s; 40 ms may be a stall of our own.
    calling(apart).finished();

    judge(TIME_3, kept);
  }

  @Test
  void a_heap_at_the_end_is_told_in_four_parts() {
    calling(10).finished();

    assertThat(line.judged().message(TIME_3))
        .startsWith("TIME-3 Events come while the work goes on, not in a heap at its end.\n")
        .contains(
            "Expected: the two events of get_current_time (call c-1) arrive at least 0.659 s apart:"
                + " ")
        .contains("Seen:     they arrived 0.010 s apart\n")
        .endsWith(
            "Try:      look for a buffer between the agent and the socket that is flushed only now"
                + " and then");
  }

  @Test
  void a_heap_that_the_suites_own_stall_made_is_undecided() {
    Script run = calling(10);
    line.after(5).stalled(900);
    run.finished();

    assertThat(line.judged().leavesUndecided(TIME_3).why())
        .isEqualTo("the suite itself stood still when it mattered: they arrived 0.010 s apart");
  }

  @Test
  void a_later_run_shows_what_a_stall_hid_and_an_earlier_one_does_not() {
    calling(1_000).finished();
    Script hidden = calling(line.run("run-2"), 6_003, 10);
    line.after(5).stalled(900);
    hidden.finished();

    assertThat(line.judged().verdict(TIME_3)).isInstanceOf(Verdict.Undecided.class);

    calling(line.run("run-3"), 12_003, 1_000).finished();

    assertThat(line.judged().verdict(TIME_3)).isInstanceOf(Verdict.Kept.class);
  }

  @ParameterizedTest
  @CsvSource({"644, true", "643, false"})
  void a_stall_explains_what_it_covers_and_40_ms_that_go_unnoticed(long stall, boolean open) {
    // The two events are 649 ms too close; the stall reaches 35 ms beyond the second.
    Script run = calling(10);
    line.after(5).stalled(stall);
    run.finished();

    judgeOrLeave(TIME_3, open);
  }

  @ParameterizedTest
  @CsvSource({"180, true", "140, false"})
  void beside_each_of_several_stalls_as_much_may_go_unnoticed(long stall, boolean open) {
    Script run = calling(10);
    for (int i = 0; i < 4; i++) {
      line.after(5).stalled(stall);
    }
    run.finished();

    judgeOrLeave(TIME_3, open);
  }

  @Test
  void a_heap_that_a_short_stall_does_not_explain_breaks_time_3() {
    Script run = calling(10);
    line.after(5).stalled(50);
    run.finished();

    judge(TIME_3, false);
  }

  /** Have a call of 0.9 s whose stamps are whole seconds, seen only for a moment. */
  private Script coarselyCalling() {
    return run()
        .started()
        .thinking()
        .at(2_003)
        .but(event -> event.put("timestamp", second(event, -1)))
        .executing("get_current_time", "c-1")
        .after(200)
        .but(
            event -> {
              event.put("timestamp", second(event, 0));
              data(event).put("execution_time", 0.9);
            })
        .completed("c-1");
  }

  private static String second(ObjectNode event, int later) {
    return Instant.parse(event.path("timestamp").asText())
        .truncatedTo(ChronoUnit.SECONDS)
        .plusSeconds(later)
        .toString();
  }

  @Test
  void a_call_that_only_coarse_stamps_hid_does_not_exercise_time_3() {
    coarselyCalling().used("echo_tool", "c-2", 20).finished();

    line.judged().neverAsks(TIME_3);
  }

  @Test
  void a_time_before_the_runs_beginning_says_nothing_of_how_late_an_event_came() {
    run().after(5000).started().but(dated(-4_500)).thinking();

    line.judged().breaksOnly(TIME_1);
  }

  @Test
  void a_short_call_does_not_exercise_time_3() {
    run().golden();

    line.judged().neverAsks(TIME_3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_started", "agent_thinking", "tool_executing", "agent_completed"})
  void an_event_of_any_type_that_comes_late_breaks_time_3(String late) {
    Script run = run().at(6_000);
    Consumer<ObjectNode> behind =
        event -> {
          if (event.path("type").asText().equals(late)) {
            dated(-4_100).accept(event);
          } else if (before(event.path("type").asText(), late)) {
            dated(-4_200).accept(event);
          }
        };
    Consumer<ObjectNode> told = event -> data(event).put("execution_time", 0.02);
    run.but(behind).started().but(behind).thinking();
    run.but(behind).executing("get_current_time", "c-1").but(behind.andThen(told)).completed("c-1");
    run.but(behind).executing("echo_tool", "c-2").but(behind.andThen(told)).completed("c-2");
    run.but(behind).finished();

    assertThat(line.judged().broken()).extracting(finding -> finding.clause()).contains(TIME_3);
  }

  private static boolean before(String type, String other) {
    return !other.equals("agent_started") && type.equals("agent_started");
  }

  @ParameterizedTest
  @CsvSource({"-4000, true", "-4001, true", "-4002, false"})
  void an_event_may_be_2_s_and_the_allowance_late(double off, boolean kept) {
    Script run = run().started().thinking();
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    line.at(9_000);
    run.but(event -> event.put("timestamp", millis(line.nextMillis() + off))).finished();

    assertThat(line.judged().broken())
        .extracting(finding -> finding.clause())
        .isEqualTo(kept ? List.of() : List.of(TIME_3));
  }

  private String millis(double moment) {
    String text = line.wall(moment).plusNanos(1).toString();
    return text.substring(0, text.length() - 7) + "Z";
  }

  // TIME-4

  @ParameterizedTest
  @CsvSource({"10040, true", "10040.001, false"})
  void the_first_event_comes_within_its_limit(double moment, boolean kept) {
    // The request is sent at 40 ms.
    rest(run().at(moment).started().thinking());

    judge(TIME_4, kept);
  }

  @ParameterizedTest
  @EnumSource(
      value = Overlap.class,
      names = {"QUEUE", "PARALLEL"})
  void the_limits_of_a_run_that_queues_count_from_the_end_of_the_one_that_went_first(
      Overlap overlap) {
    line.overlapping(overlap).socket("ada-1");
    Script two = line.ask("r-2").accepted();
    Script one = line.run("r-1").started().thinking();
    one.used("get_current_time", "c-1", 11_000).used("echo_tool", "c-2", 20).finished();
    two.golden();

    List<Clause> broken =
        line.judgedAfterSilence().broken().stream().map(Violation::clause).distinct().toList();
    if (overlap == Overlap.QUEUE) {
      assertThat(broken).isEmpty();
    } else {
      assertThat(broken).contains(TIME_4);
    }
  }

  @Test
  void a_run_that_queues_and_is_never_begun_breaks_time_4() {
    line.overlapping(Overlap.QUEUE).socket("ada-1");
    Script one = line.run("r-1").started().thinking();
    line.ask("r-2").accepted();
    one.used("get_current_time", "c-1", 11_000).used("echo_tool", "c-2", 20).finished();

    line.judgedAfterSilence().breaks(TIME_4);
  }

  private Script untilNearTheEnd() {
    return run()
        .started()
        .thinking()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2");
  }

  @Test
  void the_last_event_may_come_exactly_at_the_limit() {
    untilNearTheEnd().at(30_030).completed("c-2").at(30_040).finished();

    judge(TIME_4, true);
  }

  @Test
  void work_that_outlasts_the_limit_breaks_time_4() {
    untilNearTheEnd().at(30_040.001).completed("c-2").at(30_040.002).finished();

    judge(TIME_4, false);
  }

  @Test
  void an_end_that_comes_too_late_after_all_work_breaks_order_3_and_time_4_follows() {
    untilNearTheEnd().at(30_030).completed("c-2").at(30_040.001).finished();

    Judged judged = line.judged();

    judged.breaks(ORDER_3);
    assertThat(judged.broken())
        .extracting(Violation::seen)
        .contains("silence since tool_completed at event 11, +30.030 s");
  }

  @Test
  void no_event_at_all_is_told_in_four_parts() {
    run();

    assertThat(line.judgedAfterSilence().message(TIME_4))
        .isEqualTo(
            """
            TIME-4 The first and the last event arrive within their limits.
            Expected: agent_started within 10.000 s of the request
            Seen:     no event of the run, on a socket that was open and greeted before the request
                         1  +0.010 s  socket ada-1 asks to be opened
                         2  +0.020 s  101 socket ada-1 is open
                         3  +0.030 s  connection_established
                         4  +0.040 s  POST execute
                         5  +0.050 s  HTTP 202 for execute-r-1
                     >      +10.040 s  decided here
            Where:    features/x.feature:14 · run r-1 · thread a0000000-0000-4000-8000-00000000000a · trace f92f3577b34da6a3ce929d0e0e473611 · socket ada-1 · transcripts/x.ndjson
            Try:      look whether the agent was started, and to whom its events are addressed\
            """);
  }

  @Test
  void a_story_lasts_until_silence_has_decided() {
    run();
    Judged judged = line.judgedAfterSilence();

    Story story =
        StoryTeller.tell(
            judged.judge().timeline(),
            List.of(judged.breaks(TIME_4)),
            judged.judge()::owed,
            UnaryOperator.identity());

    assertThat(Duration.of(story.length(), ChronoUnit.MICROS)).isEqualTo(Duration.ofMillis(10_040));
    assertThat(story.decisions()).extracting(Story.Decision::at).containsExactly(story.length());
  }

  @Test
  void silence_names_what_was_awaited() {
    run().started().thinking().executing("get_current_time", "c-1");

    Violation fault = line.judgedAfterSilence().breaks(TIME_4);

    assertThat(fault.expected())
        .isEqualTo(
            "tool_completed for get_current_time (call c-1), then the run's end within 30.000 s of"
                + " the request");
    assertThat(fault.seen()).isEqualTo("silence since tool_executing at event 8, +0.080 s");
  }

  @Test
  void a_healthy_backend_without_events_breaks_http_1_too() {
    line.health(200, "{\"status\":\"healthy\"}");
    run();

    Judged judged = line.judgedAfterSilence();

    judged.breaks(TIME_4);
    assertThat(judged.broken()).extracting(Violation::clause).contains(HTTP_1);
  }

  @Test
  void a_second_run_of_which_nothing_is_heard_breaks_conn_4() {
    run().golden();
    line.ask("r-2").message("gp-00000000000000000002").accepted();

    line.judgedAfterSilence().breaks(CONN_4);
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    return dev.goldenpath.event.Json.read(text).orElseThrow();
  }
}
