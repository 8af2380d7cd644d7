package dev.goldenpath.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Script;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.wire.Expectation;
import org.junit.jupiter.api.Test;

/** Events that come before the answer to their request accuse nobody until it is there. */
class CausesOfRunsTest {
  private final TimelineScript line = TimelineScript.begin();

  @Test
  void a_bad_request_that_is_accepted_is_the_cause_of_the_run_that_it_starts() {
    Script run =
        line.socket("ada-1")
            .ask("r-1")
            .expecting(Expectation.refused("with max_iterations 0", 400, 422))
            .asked();

    run.started().thinking().answered();

    assertThat(line.judged().causes()).extracting(Finding::clause).containsExactly(Clause.HTTP_4);
  }

  @Test
  void a_request_without_a_good_token_is_the_cause_of_what_is_shown_of_its_run() {
    Script run =
        line.socket("ada-1")
            .ask("r-1")
            .expecting(Expectation.refused("with an altered token", 401))
            .anonymously()
            .accepted();

    run.started().thinking().answered();

    assertThat(line.judged().causes()).extracting(Finding::clause).startsWith(Clause.HTTP_4);
  }

  @Test
  void an_answer_without_run_id_is_the_cause_of_the_run_that_nobody_knows() {
    Script run = line.socket("ada-1").ask("r-1").asked().started().thinking();

    run.answered(202, body -> body.remove("run_id"));

    assertThat(line.judged().causes()).extracting(Finding::clause).containsExactly(Clause.HTTP_3);
  }

  @Test
  void what_comes_before_an_answer_is_left_alone_where_the_scenario_is_given_up_before_it() {
    line.socket("ada-1")
        .ask("r-1")
        .asked()
        .started()
        .but(event -> event.withObject("/data").put("thought", 7))
        .thinking();
    Judge judge = line.judge();

    line.entries().forEach(judge::accept);
    judge.end(Ending.GIVEN_UP, 1_000_000_000);

    assertThat(Causes.of(judge.scene(), judge.faults()))
        .extracting(Finding::clause)
        .containsExactly(Clause.EVENT_2);
  }

  @Test
  void an_answer_in_spite_of_a_failure_is_the_cause_of_the_tools_that_are_not_called() {
    line.socket("ada-1")
        .ask("r-1")
        .tools("failing_tool", "echo_tool")
        .accepted()
        .started()
        .thinking()
        .used("failing_tool", "c-1", 20)
        .finished();

    assertThat(line.judged().causes()).extracting(Finding::clause).first().isEqualTo(Clause.TRUE_4);
  }
}
