package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where every run begins late, each clause is judged all the same, and not waited for again. */
class LateRunsIT {
  private static final Ask ASK = Ask.of("Ada", "Please help.");

  @TempDir Path folder;

  @Test
  void others_about_what_is_judged_are_spared() {
    List<List<String>> tags =
        Stream.of("@EVENT-1", "@EVENT-1", "@EVENT-1", "@EVENT-1", "@EVENT-5")
            .map(List::of)
            .toList();

    List<ScenarioResult> results =
        new Trial(
                folder,
                Limits.defaults().withFirstEvent(Duration.ofSeconds(1)),
                List.of("events-flushed-late"))
            .judgeAll(tags, session -> session.watch().awaitEnd(session.runs().ask(ASK)));

    assertThat(results)
        .extracting(ScenarioResult::outcome)
        .containsExactly(
            Outcome.AFFECTED,
            Outcome.AFFECTED,
            Outcome.AFFECTED,
            Outcome.BLOCKED,
            Outcome.AFFECTED);
    assertThat(results.get(3).text())
        .startsWith(
            "the target never tells the first event of a run in time (TIME-4), as seen in ");
  }
}
