package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Breaks;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.rule.Clause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario seemed to break may be refuted by what others show after it. */
class HindsightTest {
  private static final Set<Clause> REFUTED = Set.of(Clause.TRUE_5);

  private final ClauseBreak words = broken(Clause.TRUE_5, true);
  private final ClauseBreak order = broken(Clause.ORDER_2, false);

  private static ClauseBreak broken(Clause clause, boolean own) {
    return ClauseBreak.of(
        clause, own, clause.id() + " is broken.", "it is kept", "it is broken", 0);
  }

  private static ScenarioReport report(Outcome outcome, ClauseBreak... breaks) {
    ScenarioReport any = new Runs().kept("a", Clause.TRUE_5).report().scenarios().get(0);
    return new ScenarioReport(
        any.uri(),
        any.line(),
        any.feature(),
        any.rule(),
        any.title(),
        0,
        any.tags(),
        outcome,
        Breaks.text(List.of(breaks)),
        Map.of(Clause.TRUE_5, ClauseState.BROKEN, Clause.ORDER_2, ClauseState.BROKEN),
        List.of(breaks),
        any.steps(),
        any.transcript(),
        any.story(),
        any.took());
  }

  @Test
  void a_scenario_about_what_is_refuted_is_affected_by_the_rest() {
    ScenarioReport mended = report(Outcome.FAILED, words, order).without(REFUTED);

    assertThat(mended.outcome()).isEqualTo(Outcome.AFFECTED);
    assertThat(mended.breaks()).containsExactly(order);
    assertThat(mended.states()).containsOnlyKeys(Clause.ORDER_2);
    assertThat(mended.text()).isEqualTo(Breaks.OF_OTHERS + "\nAlso broken: ORDER-2, it is broken");
  }

  @Test
  void a_scenario_about_something_else_stays_as_it_is_without_what_is_refuted() {
    ClauseBreak own = broken(Clause.ORDER_2, true);
    ClauseBreak also = broken(Clause.TRUE_5, false);

    ScenarioReport mended = report(Outcome.FAILED, own, also).without(REFUTED);

    assertThat(mended.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(mended.text()).isEqualTo("ORDER-2 is broken.");
  }

  @ParameterizedTest
  @CsvSource({"TRUE_5, AFFECTED", "ORDER_2, ERRORED"})
  void what_a_stall_left_undecided_is_no_error_where_others_show_it_broken(
      Clause brokenInOthers, Outcome outcome) {
    ScenarioReport open = new Runs().undecided("a", Clause.TRUE_5).report().scenarios().get(0);

    assertThat(open.decidedBy(Set.of(brokenInOthers)).outcome()).isEqualTo(outcome);
  }
}
