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
    assertThat(clause.why()).isEqualTo("PAIR-4 …");
    assertThat(clause.scenarios()).extracting(ScenarioReport::name).containsExactly("b");
  }

  @Test
  void each_broken_clause_tells_what_was_seen_of_it() {
    String text =
        "ORDER-1 First.\nSeen:     nothing\n\n"
            + "PAIR-1 Second.\nExpected: x\nSeen:     an end\n"
            + "Follows:  PAIR-4 follows from PAIR-1: too few";

    Report report = new Runs().failed("b", text, Clause.PAIR_1, CLAUSE).report();

    assertThat(report.broken())
        .extracting(ClauseReport::why)
        .containsExactly("Seen: an end", "Follows:  PAIR-4 follows from PAIR-1: too few");
  }

  @Test
  void kept_in_one_executed_scenario_is_kept() {
    ClauseReport clause =
        of(new Runs().kept("a", CLAUSE).notExecuted("b", Outcome.SKIPPED, "needs x", CLAUSE));

    assertThat(clause.state()).isEqualTo(State.KEPT);
  }

  @Test
  void undecided_is_not_made_good_by_kept() {
    assertThat(of(new Runs().kept("a", CLAUSE).undecided("b", CLAUSE)).state())
        .isEqualTo(State.UNDECIDED);
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
