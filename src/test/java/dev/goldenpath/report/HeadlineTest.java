package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.report.Headline.Tone;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  @Test
  void kept_is_good() {
    says(
        new Runs().kept("a", Clause.ofContract().toArray(Clause[]::new)),
        Tone.GOOD,
        "staging kept every promise that was put to the test."
            + " Of 43 clauses, 43 were kept, none was broken, none was left untried.");
  }

  @Test
  void broken_is_bad_also_beside_an_error() {
    says(
        new Runs()
            .failed("a", Runs.FAILURE, Clause.PAIR_1, Clause.TIME_2)
            .notExecuted("b", Outcome.ERRORED, "stumbled"),
        Tone.BAD,
        "staging broke 2 promises: PAIR-1, TIME-2. The golden path is not shown: no run that was to"
            + " take the golden path took it. Of 43 clauses, 0 were kept, 2 were broken,"
            + " 41 were left untried. The suite itself had errors too.");
  }

  @Test
  void what_scenarios_about_a_clause_show_is_told_first_the_deeper_layer_before() {
    says(
        new Runs()
            .failed("a", Runs.FAILURE, Clause.TIME_2)
            .failed("b", Runs.FAILURE, Clause.TIME_2)
            .failed("c", Runs.FAILURE, Clause.PAIR_1)
            .affected("d", Runs.FAILURE, Clause.CONN_5),
        Tone.BAD,
        "staging broke 3 promises: PAIR-1, TIME-2, CONN-5."
            + " The golden path is not shown: no run that was to take the golden path took it."
            + " Of 43 clauses, 0 were kept, 3 were broken, 40 were left untried.");
  }

  @Test
  void a_failure_without_a_clause_is_bad() {
    says(
        new Runs().failed("a", "something"),
        Tone.BAD,
        "staging failed 1 scenario. Of 43 clauses, 0 were kept, none was broken,"
            + " 43 were left untried.");
  }

  @Test
  void what_only_a_scenario_says_is_no_promise_of_the_contract() {
    Clause[] contract = Clause.ofContract().toArray(Clause[]::new);
    says(
        new Runs().kept("a", contract).kept("b", Clause.SAID_1),
        Tone.GOOD,
        "staging kept every promise that was put to the test."
            + " Of 43 clauses, 43 were kept, none was broken, none was left untried.");
    says(
        new Runs().kept("a", contract).failed("b", Runs.FAILURE, Clause.SAID_1),
        Tone.BAD,
        "staging failed 1 scenario."
            + " Of 43 clauses, 43 were kept, none was broken, none was left untried.");
    says(
        new Runs().failed("a", Runs.FAILURE, Clause.ORDER_2, Clause.SAID_1),
        Tone.BAD,
        "staging broke 1 promise: ORDER-2, and failed 1 scenario by what only it says."
            + " Of 43 clauses, 0 were kept, 1 was broken, 42 were left untried.");
  }

  @Test
  void without_the_golden_path_nothing_is_good() {
    says(
        new Runs().kept("b"),
        Tone.UNCLEAR,
        "The golden path is not shown: no run that was to take the golden path took it."
            + " staging kept every promise that was put to the test."
            + " Of 43 clauses, 0 were kept, none was broken, 43 were left untried.");
  }

  @Test
  void an_error_of_the_suite_is_no_verdict() {
    says(
        new Runs().kept("a", Clause.PAIR_1).notExecuted("b", Outcome.ERRORED, "stumbled"),
        Tone.UNCLEAR,
        "No verdict on staging: the suite itself is at fault.");
  }

  @Test
  void nothing_executed_is_not_good() {
    says(
        new Runs().notExecuted("b", Outcome.UNAVAILABLE, "no agents"),
        Tone.UNCLEAR,
        "Nothing was executed: there is no verdict on staging.");
  }

  @Test
  void unavailable_beside_kept_is_not_quite_good() {
    Report report =
        new Runs().kept("a", Clause.PAIR_1).notExecuted("b", Outcome.UNAVAILABLE, "no").report();

    assertThat(Headline.of(report).tone()).isEqualTo(Tone.UNCLEAR);
  }

  @Test
  void a_lost_target_is_no_verdict() {
    says(
        new Runs().kept("a", Clause.PAIR_1).lost("connection refused"),
        Tone.UNCLEAR,
        "No verdict: staging was lost in mid-run. Of 43 clauses, 1 was kept, none was broken,"
            + " 42 were left untried.");
  }

  private static void says(Runs runs, Tone tone, String sentence) {
    assertThat(Headline.of(runs.report())).isEqualTo(new Headline(tone, sentence));
  }
}
