package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.wire.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stall of the suite hides in one run is looked for in another. */
@Timeout(60)
class RepeatedRunsIT {
  private static final Duration WAIT = Duration.ofMillis(1900);
  private static final Duration STALL = Duration.ofMillis(1200);
  private static final Ask ASK =
      Ask.of("Ada", "wait 1.9 seconds, " + Ask.NONCE).tools(List.of("wait_tool"));

  @TempDir Path folder;

  @Test
  void a_break_that_a_stall_hid_is_told_by_the_next_run() {
    ScenarioResult result = judge(List.of("execution-time-rounded-down"), Clause.TIME_2);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.breaks()).extracting(ClauseBreak::clause).containsExactly(Clause.TIME_2);
  }

  @Test
  void a_tag_alone_is_enough() {
    ScenarioResult result = judge(List.of("execution-time-rounded-down"));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
  }

  private ScenarioResult judge(List<String> defects, Clause... wanted) {
    return new Trial(folder, Limits.defaults(), defects)
        .judge(
            List.of("@TIME-2"),
            session -> {
              AskedRun run = session.runs().ask(ASK);
              CompletableFuture<Void> stalled =
                  CompletableFuture.runAsync(
                      () -> session.transcript().append(at -> new Entry.Stalled(at, STALL)),
                      CompletableFuture.delayedExecutor(
                          WAIT.toMillis() * 3 / 4, TimeUnit.MILLISECONDS));
              session.watch().awaitEnd(run);
              stalled.join();
              for (Clause clause : wanted) {
                session.asserts().requireKept(clause);
              }
            });
  }
}
