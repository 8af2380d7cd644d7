package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
  private static final String OTHER = "gp-00000000000000000002";

  private final TimelineScript line = TimelineScript.begin();

  /** A rule that crashes at the first thought. */
  private record Crashing(Clause clause, Runnable crash) implements Rule.ForRun {
    @Override
    public Monitor watch(RunSlice slice) {
      return new Monitor(
          clause,
          slice.id(),
          new Automaton() {
            @Override
            public void on(Moment moment) {
              kept();
              if (moment.is(dev.goldenpath.event.EventType.AGENT_THINKING)) {
                crash.run();
              }
            }
          });
    }
  }

  static Stream<Runnable> crashes() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("a defect of the suite");
        },
        () -> {
          throw new StackOverflowError("a nest without bottom");
        });
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void a_rule_that_crashes_leaves_its_clause_undecided_and_the_others_decided(Runnable crash) {
    List<Rule> rules = new ArrayList<>(ContractRules.all());
    rules.add(0, new Crashing(PAIR_2, crash));
    line.socket("ada-1").run("r-1").golden().finished();

    Judged judged = line.judged(rules);

    assertThat(judged.verdict(PAIR_2)).isInstanceOf(Verdict.Undecided.class);
    assertThat(judged.verdict(PAIR_1)).isInstanceOf(Verdict.Kept.class);
    assertThat(judged.verdict(ORDER_3)).isInstanceOf(Verdict.Broken.class);
  }

  @Test
  void every_clause_has_a_rule() {
    List<Clause> ruled = ContractRules.all().stream().map(Rule::clause).distinct().toList();

    assertThat(ruled).containsAll(Clause.ofContract());
  }

  @Test
  void a_run_that_ended_well_before_the_response_is_judged_whole() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    run.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    run.answered();

    line.judged().breaks(ORDER_1);
  }

  @Test
  void events_are_held_for_the_right_one_of_two_responses() {
    line.socket("ada-1");
    Script one = line.ask("r-1").asked();
    Script two = line.ask("r-2").message(OTHER).asked();
    two.started();
    one.started();
    two.answered().thinking();
    one.answered().thinking();
    two.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    one.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(ORDER_1, ORDER_2, ISO_1, ISO_3);
  }

  @Test
  void a_wrong_id_is_laid_to_the_run_that_goes_on_and_not_to_one_that_waits() {
    line.overlapping(Overlap.QUEUE).socket("ada-1");
    Script one = line.ask("r-1").accepted();
    Script two = line.ask("r-2").message(OTHER).accepted();
    one.started().thinking().executing("get_current_time", "c-1");
    one.but(cut()).completed("c-1").but(cut()).thinking().used("echo_tool", "c-2", 20).finished();
    two.golden();

    line.judged().breaksOnly(ISO_1);
  }

  @Test
  void a_wrong_id_is_laid_to_the_run_whose_call_it_completes() {
    Script one = line.socket("ada-1").run("r-1").started().thinking();
    Script two = line.ask("r-2").message(OTHER).accepted().started().thinking();
    one.executing("get_current_time", "c-1");
    two.executing("get_current_time", "c-2").but(cut()).completed("c-2");
    one.but(cut()).completed("c-1").used("echo_tool", "c-3", 20).finished();
    two.used("echo_tool", "c-4", 20).finished();

    line.judged().breaksOnly(ISO_1);
  }

  private static Consumer<ObjectNode> cut() {
    return event -> event.put("run_id", "r-");
  }

  @Test
  void a_run_that_is_given_an_id_again_is_not_told_as_events_after_an_end() {
    line.socket("ada-1").run("r-1").golden();
    Script again = line.ask("r-1").message(OTHER).asked("execute-r-2");
    again.started().thinking().used("get_current_time", "c-3", 20);
    line.response("execute-r-2", 202, again.answer().toString());
    again.used("echo_tool", "c-4", 20).finished();

    line.judged().breaksOnly(HTTP_5);
  }

  @Test
  void an_end_that_comes_again_while_the_next_run_goes_on_breaks_order_3_alone() {
    line.overlapping(Overlap.QUEUE).socket("ada-1");
    Script one = line.run("r-1").golden();
    Script two = line.ask("r-2").message(OTHER).accepted().started().thinking();
    one.finished();
    two.used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20).finished();

    line.judged().breaksOnly(ORDER_3);
  }

  @Test
  void runs_that_share_an_id_are_not_judged_by_each_others_events() {
    Script one = line.socket("ada-1").ask("r-1").accepted();
    Script two = line.ask("r-1").message(OTHER).asked("execute-r-2");
    two.started().thinking();
    line.response("execute-r-2", 202, two.answer().toString());
    one.started().thinking().used("get_current_time", "c-1", 20);
    two.used("get_current_time", "c-2", 20).used("echo_tool", "c-3", 20).finished();
    one.used("echo_tool", "c-4", 20).finished();

    line.judged().breaksOnly(HTTP_5);
  }

  @Test
  void a_run_that_its_answer_does_not_name_is_not_taken_for_one_beside_it() {
    Script one = line.socket("ada-1").ask("r-1").asked();
    one.answered(202, body -> body.remove("run_id"));
    Script two = line.ask("r-2").message(OTHER).asked();
    one.started().thinking().executing("get_current_time", "c-1");
    two.answered().golden();
    one.completed("c-1").used("echo_tool", "c-2", 20).finished();

    line.judged().breaksOnly(HTTP_3);
  }

  @Test
  void wrong_ids_before_a_late_response_are_of_its_run_all_the_same() {
    Script run = line.socket("ada-1").socket("ben-1").ask("r-1").asked();
    Script bens = line.ask("r-9").by("Ben").message(OTHER).asked();
    run.started().thinking().executing("get_current_time", "c-1");
    run.but(cut()).completed("c-1").executing("echo_tool", "c-2");
    run.but(cut()).completed("c-2").finished();
    run.answered();
    bens.answered().golden();

    line.judged().breaksOnly(ISO_1);
  }

  @Test
  void events_of_an_unknown_run_are_judged_once_no_response_is_awaited() {
    Script run = line.socket("ada-1").ask("r-1").asked();
    line.ask("r-stray").started();
    run.answered().golden();

    line.judged().breaks(ISO_1);
  }

  @Test
  void events_whose_response_never_comes_are_judged_at_the_end() {
    line.socket("ada-1").ask("r-1").asked();
    line.ask("r-1").started();

    assertThat(line.judged().broken()).extracting(Violation::clause).contains(ISO_1);
  }

  @Test
  void a_socket_that_closes_before_the_response_still_ends_the_run() {
    Script run = line.socket("ada-1").ask("r-1").asked().started();
    line.closed("ada-1", 1011, "");
    run.answered();

    line.judgedAfterSilence().breaksOnly(CONN_4);
  }

  @Test
  void a_late_joiner_is_judged_by_what_it_could_hear() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    run.executing("get_current_time", "c-1");
    line.socket("ada-2");
    run.completed("c-1").used("echo_tool", "c-2", 20).finished();

    line.judged().keeps(ORDER_1, PAIR_1, PAIR_2);
  }

  @Test
  void a_break_is_told_at_the_frame_that_decides() {
    line.socket("ada-1").run("r-1").started().thinking().executing("get_current_time", "c-1");
    line.ask("r-1").finished();
    Judge judge =
        new Judge(
            new Timeline("s", line.facts(), new Ledger(text -> Optional.empty())),
            ContractRules.all());
    List<Entry> entries = line.entries();

    entries.subList(0, entries.size() - 1).forEach(judge::accept);
    assertThat(judge.faults()).isEmpty();
    judge.accept(entries.get(entries.size() - 1));

    assertThat(judge.faults()).extracting(Violation::clause).contains(PAIR_1);
  }

  @Test
  void it_tells_when_silence_could_decide() {
    line.socket("ada-1").run("r-1");
    Judge judge =
        new Judge(
            new Timeline("s", line.facts(), new Ledger(text -> Optional.empty())),
            ContractRules.all());
    assertThat(judge.wakeAt()).isEqualTo(Monitor.NEVER);

    line.entries().forEach(judge::accept);

    assertThat(judge.wakeAt()).isEqualTo(10_040_000_000L);
  }

  @Test
  void silence_decides_only_when_a_stall_would_have_been_noticed() {
    line.socket("ada-1").run("r-1");
    Judge judge =
        new Judge(
            new Timeline("s", line.facts(), new Ledger(text -> Optional.empty())),
            ContractRules.all());
    line.entries().forEach(judge::accept);

    judge.tick(10_040_000_001L);
    assertThat(judge.faults()).isEmpty();
    judge.tick(judge.wakeAt() + 1);

    assertThat(judge.faults()).extracting(Violation::clause).contains(TIME_4);
  }

  @Test
  @Timeout(60)
  void fifty_runs_at_the_same_time_are_judged_in_a_moment() {
    line.socket("ada-1").socket("ada-2");
    List<Script> runs = new ArrayList<>();
    for (int run = 100; run < 150; run++) {
      runs.add(line.ask("r-" + run).message("gp-00000000000000000" + run).accepted());
      line.after(1);
    }
    runs.forEach(run -> run.started().after(0.1));
    runs.forEach(run -> run.after(0.1).thinking());
    runs.forEach(run -> run.after(0.1).executing("get_current_time", "c-1"));
    runs.forEach(run -> run.after(0.1).completed("c-1"));
    runs.forEach(run -> run.after(0.1).used("echo_tool", "c-2", 0.1));
    runs.forEach(run -> run.after(0.1).finished());

    line.judged().keeps(ISO_3, CONN_8, ORDER_2);
  }

  static Stream<TimelineScript> stories() {
    TimelineScript silent = TimelineScript.begin();
    silent.socket("ada-1").run("r-1").started();
    TimelineScript late = TimelineScript.begin();
    late.socket("ada-1").run("r-1").at(12_000).golden();
    TimelineScript stalled = TimelineScript.begin();
    Script run = stalled.socket("ada-1").run("r-1").at(12_000).started();
    stalled.stalled(11_000);
    run.thinking();
    TimelineScript greeted = TimelineScript.begin();
    greeted.opening("ada-1").opened("ada-1").at(5_500).greeted("ada-1");
    TimelineScript ping = TimelineScript.begin();
    ping.socket("ada-1").ping("ada-1", "7").at(5_050).pong("ada-1", "7");
    TimelineScript two = TimelineScript.begin();
    Script both = two.socket("ada-1").socket("ada-2").run("r-1").started().thinking();
    both.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).on("ada-1").finished();
    two.at(9_000).ask("r-1").on("ada-2").finished();
    TimelineScript heap = TimelineScript.begin();
    heap.socket("ada-1")
        .run("r-1")
        .started()
        .at(3_000)
        .but(event -> event.put("timestamp", "2026-11-22T10:00:01.001Z"))
        .thinking()
        .but(event -> event.put("timestamp", "2026-11-22T10:00:01.003Z"))
        .executing("get_current_time", "c-1")
        .completed("c-1");
    TimelineScript bad = TimelineScript.begin();
    bad.opening("ada-1", "t", Welcome.REFUSED, "with no token").opened("ada-1");
    bad.at(5_040).closed("ada-1", 4401, "");
    TimelineScript closed = TimelineScript.begin();
    closed.socket("ada-1").socket("ada-2").run("r-1").started();
    closed.at(31_000).closedBySuite("ada-1").after(20).closed("ada-2", 1011, "");
    return Stream.of(silent, late, stalled, greeted, ping, two, heap, bad, closed);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void the_same_entries_lead_to_the_same_verdict_however_often_the_clock_is_asked(
      TimelineScript story) {
    long end = 60_000_000_000L;
    List<Violation> replayed = faults(story, Long.MAX_VALUE, end);

    assertThat(faults(story, 7_000_000, end)).isEqualTo(replayed);
    assertThat(faults(story, 250_000_000, end)).isEqualTo(replayed);
  }

  /** Judge a story, and ask the clock at every step between its entries. */
  private static List<Violation> faults(TimelineScript story, long step, long end) {
    Judge judge =
        new Judge(
            new Timeline("s", story.facts(), new Ledger(text -> Optional.empty())),
            ContractRules.all());
    long now = 0;
    for (Entry entry : story.entries()) {
      // While the suite stalls, nobody asks either.
      boolean stalling =
          entry.at().nanos() > 11_000_000_000L && entry.at().nanos() < 12_010_000_000L;
      while (step < end && !stalling && now + step < entry.at().nanos()) {
        now += step;
        judge.tick(now);
      }
      now = Math.max(now, entry.at().nanos());
      judge.accept(entry);
    }
    while (step < end && now + step < end) {
      now += step;
      judge.tick(now);
    }
    judge.tick(end);
    judge.end(Ending.SCENARIO_OVER, end);
    return judge.faults().stream()
        .sorted(
            java.util.Comparator.comparingLong(Violation::decidedAt)
                .thenComparing(Violation::clause)
                .thenComparing(fault -> fault.slice().toString()))
        .toList();
  }
}
