package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sockets open and are never greeted, who has waited says so, and nobody else. */
class UngreetedIT {
  @TempDir Path folder;

  @Test
  void only_who_is_about_greetings_waits_for_one_after_three_had_none() {
    Limits hasty = Limits.defaults().withConnect(Duration.ofSeconds(3));
    List<List<String>> five =
        Stream.of("@CONN-1", "@CONN-1", "@CONN-1", "@CONN-1", "@CONN-2").map(List::of).toList();

    List<ScenarioResult> results =
        new Trial(folder, hasty, List.of("welcome-missing"))
            .judgeAll(
                five,
                session -> {
                  if (session.card().place().endsWith(":4")) {
                    long opened =
                        session.timeline().socket("ada-1").orElseThrow().openedAt().get().nanos();
                    assertThat(session.transcript().now() - opened)
                        .as("what came of the socket was awaited a while")
                        .isGreaterThan(Duration.ofMillis(500).toNanos());
                  }
                  if (session.card().place().endsWith(":4")) {
                    session.asserts().requireKept(Clause.CONN_2);
                  }
                });

    assertThat(results)
        .extracting(ScenarioResult::outcome)
        .containsExactly(
            Outcome.AFFECTED, Outcome.AFFECTED, Outcome.AFFECTED, Outcome.BLOCKED, Outcome.FAILED);
    assertThat(results.get(3).text())
        .startsWith("the target never greets a socket (CONN-2), as seen in ");
  }
}
