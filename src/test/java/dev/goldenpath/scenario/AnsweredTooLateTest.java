package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where every answer waits for its run, no two runs go on at once: no fault of the suite. */
class AnsweredTooLateTest {
  @TempDir Path folder;

  @Test
  void runs_that_are_over_before_their_requests_are_answered_are_not_judged_as_beside_others() {
    ScenarioResult result =
        new Trial(folder, Limits.defaults(), List.of("execute-waits-for-the-run"))
            .judge(
                List.of("@HTTP-2"),
                session -> {
                  Ask ask = Ask.of("Ada", "Please use your tools.").tools(List.of("echo_tool"));
                  session.watch().awaitEnd(session.runs().ask(ask));
                  session.runs().askMeanwhile(ask);
                  session.asserts().requireKept(Clause.ISO_3);
                });

    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.text()).contains("answered only when its run was over");
  }
}
