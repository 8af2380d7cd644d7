package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import org.junit.jupiter.api.Test;

class ClauseReportTest {
  private static final Clause CLAUSE = Clause.PAIR_4;

  @Test
  void broken_once_is_broken_however_often_it_was_kept() {
    ClauseReport clause = of(new Runs().kept("a", CLAUSE).failed("b", "PAIR-4 …", CLAUSE));

    assertThat(clause.state()).isEqualTo(State.BROKEN);
    assertThat(clause.why()).isEqualTo("Seen: PAIR-4 …");
    assertThat(clause.scenarios()).extracting(ScenarioReport::name).containsExactly("b");
  }

  @Test
  void breaks_that_differ_in_ids_and_numbers_alone_are_one() {
    String first = "PAIR-4 x\nSeen:     call c-1 at event 5";
    String second = "PAIR-4 x\nSeen:     call c-81 at event 12";
    String other = "PAIR-4 x\nSeen:     nothing";

    ClauseReport clause =
        of(
            new Runs()
                .failed("a", first, CLAUSE)
                .failed("b", second, CLAUSE)
                .affected("c", other, CLAUSE));

    assertThat(clause.breaks()).extracting(it -> it.scenarios().size()).containsExactly(2, 1);
    assertThat(clause.breaks().get(0).why()).isEqualTo("Seen: call c-1 at event 5");
    assertThat(clause.reach())
        .isEqualTo("shown by 2 scenarios about it, met by 1 other; in every run (2)");
  }

  @Test
  void kept_in_one_executed_scenario_is_kept() {
    ClauseReport clause =
        of(new Runs().kept("a", CLAUSE).notExecuted("b", Outcome.SKIPPED, "needs x", CLAUSE));

    assertThat(clause.state()).isEqualTo(State.KEPT);
  }

  @Test
  void undecided_where_nothing_else_shows_it_is_undecided() {
    assertThat(of(new Runs().undecided("b", CLAUSE)).state()).isEqualTo(State.UNDECIDED);
    assertThat(of(new Runs().kept("a", CLAUSE).undecided("b", CLAUSE)).state())
        .isEqualTo(State.KEPT);
  }

  @Test
  void skipped_says_why_and_what() {
    ClauseReport clause =
        of(new Runs().notExecuted("b", Outcome.SKIPPED, "needs wait-tool", CLAUSE));

    assertThat(clause.state()).isEqualTo(State.SKIPPED);
    assertThat(clause.why()).isEqualTo("needs wait-tool");
    assertThat(clause.scenarios()).extracting(ScenarioReport::name).containsExactly("b");
  }

  @Test
  void of_several_reasons_that_of_most_scenarios_is_told() {
    ClauseReport clause =
        of(
            new Runs()
                .notExecuted("a", Outcome.SKIPPED, "no load", CLAUSE)
                .notExecuted("b", Outcome.SKIPPED, "no agents", CLAUSE)
                .notExecuted("c", Outcome.SKIPPED, "no agents", CLAUSE));

    assertThat(clause.why()).isEqualTo("no agents");
  }

  @Test
  void unavailable_says_why() {
    ClauseReport clause = of(new Runs().notExecuted("b", Outcome.UNAVAILABLE, "no agents", CLAUSE));

    assertThat(clause.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(clause.why()).isEqualTo("no agents");
  }

  @Test
  void not_exercised_says_why() {
    assertThat(of(new Runs()).why()).isEqualTo("no scenario of this run is about it");
    assertThat(of(new Runs().notExecuted("b", Outcome.PASSED, "", CLAUSE)).why())
        .isEqualTo("nothing that happened in this run put it to the test");
    assertThat(of(new Runs().notExecuted("b", Outcome.ERRORED, "stumbled", CLAUSE)).why())
        .isEqualTo("the scenarios about it ended in an error of the suite");
  }

  private static ClauseReport of(Runs runs) {
    return runs.report().clauses().get(CLAUSE.ordinal());
  }
}
