package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.steps.AnswerSteps;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether one's own text comes back is asked of the call that was given it, and of no other. */
class OwnTextTest {
  @TempDir Path folder;

  private ScenarioResult judge(String... defects) {
    return new Trial(folder, Limits.defaults(), List.of(defects))
        .judge(
            List.of("@ISO-2"),
            session -> {
              Ask ask =
                  Ask.of("Ada", "wait 0.1 seconds, \u00e0 bient\u00f4t")
                      .tools(List.of("wait_tool", "echo_tool"));
              session.runs().ask(ask);
              new AnswerSteps(session).comesBack("Ada");
            });
  }

  @Test
  void a_call_whose_end_is_not_told_is_no_wrong_text() {
    ScenarioResult result = judge("tool-completed-lost-on-second-tool");

    assertThat(result.outcome()).isEqualTo(Outcome.AFFECTED);
    assertThat(result.breaks())
        .extracting(ClauseBreak::clause)
        .contains(Clause.PAIR_1)
        .doesNotContain(Clause.TRUE_1);
  }

  @Test
  void an_answer_of_null_is_no_answer_without_the_text() {
    ScenarioResult result = judge("final-response-null-beyond-ascii");

    assertThat(result.breaks())
        .extracting(ClauseBreak::clause)
        .contains(Clause.EVENT_5)
        .doesNotContain(Clause.TRUE_4);
  }

  @Test
  void a_text_that_comes_back_otherwise_is_told() {
    assertThat(judge("echo-canned").breaks())
        .extracting(ClauseBreak::clause)
        .contains(Clause.TRUE_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"final-response-empty", "final-response-as-object"})
  void an_answer_that_says_nothing_is_no_answer_that_rests_on_nothing(String defect) {
    ScenarioResult result =
        new Trial(folder, Limits.defaults(), List.of(defect))
            .judge(
                List.of("@TRUE-4"),
                session -> {
                  session.runs().ask(Ask.of("Ada", "hello").tools(List.of("echo_tool")));
                  new AnswerSteps(session).restsOn("echo_tool");
                });

    assertThat(result.breaks())
        .extracting(ClauseBreak::clause)
        .contains(Clause.EVENT_5)
        .doesNotContain(Clause.SAID_1);
  }
}
