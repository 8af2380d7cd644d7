package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.steps.EventSteps;
import dev.goldenpath.steps.Times;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes after a run's end is ORDER-3's alone, though a sentence counts it. */
class CountedEventsTest {
  @TempDir Path folder;

  @Test
  void a_second_end_breaks_no_sentence_that_counts_ends() {
    ScenarioResult result =
        new Trial(folder, Limits.defaults(), List.of("completed-twice"))
            .judge(
                List.of("@EVENT-5"),
                session -> {
                  session.runs().ask(Ask.of("Ada", "Please help."));
                  new EventSteps(session).comes("agent_completed", new Times(1, 1));
                });

    assertThat(result.breaks()).extracting(ClauseBreak::clause).containsExactly(Clause.ORDER_3);
  }
}
