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

/** What a run has not shown yet it may show before its end. */
class StillGoingOnTest {
  @TempDir Path folder;

  @Test
  void a_sentence_about_a_clause_waits_for_what_goes_on() {
    Ask ask = Ask.of("Ada", "Please wait 0.5 seconds.").tools(List.of("wait_tool"));

    ScenarioResult result =
        new Trial(folder, Limits.defaults(), List.of())
            .judge(
                List.of("@PAIR-2"),
                session -> {
                  session.runs().ask(ask);
                  session.asserts().requireKept(Clause.PAIR_2);
                });

    assertThat(result.outcome()).as(result.text()).isEqualTo(Outcome.PASSED);
  }
}
