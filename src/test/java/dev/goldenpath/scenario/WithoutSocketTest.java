package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no socket opens what can be told without one is told. */
class WithoutSocketTest {
  @TempDir Path folder;

  private static void run(ScenarioSession session) {
    session.watch().awaitEnd(session.runs().ask(Ask.of("Ada", "Please help.")));
  }

  @Test
  void a_target_that_reads_no_header_is_judged_by_the_other_way() {
    ScenarioResult result =
        trial("header-token-not-read").judge(List.of("@ORDER-1"), WithoutSocketTest::run);

    assertThat(result.outcome()).isEqualTo(Outcome.AFFECTED);
    assertThat(result.breaks()).extracting(ClauseBreak::clause).containsExactly(Clause.CONN_1);
    assertThat(result.states()).containsEntry(Clause.ORDER_1, ClauseState.KEPT);
  }

  @Test
  void an_answer_is_judged_though_no_socket_opens() {
    ScenarioResult result =
        trial("sockets-dead-while-healthy", "execute-status-is-queued")
            .judge(List.of("@HTTP-3"), WithoutSocketTest::run);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.breaks())
        .extracting(ClauseBreak::clause)
        .contains(Clause.HTTP_3, Clause.CONN_1);
  }

  @Test
  void what_needs_a_socket_is_blocked_after_three_scenarios_had_none() {
    List<List<String>> five = Stream.generate(() -> List.of("@ORDER-1")).limit(5).toList();

    List<ScenarioResult> results =
        trial("sockets-dead-while-healthy").judgeAll(five, WithoutSocketTest::run);

    assertThat(results)
        .extracting(ScenarioResult::outcome)
        .containsExactly(
            Outcome.AFFECTED, Outcome.AFFECTED, Outcome.AFFECTED, Outcome.BLOCKED, Outcome.BLOCKED);
    assertThat(results.get(4).text())
        .startsWith("the target never opens a socket (CONN-1), as seen in ");
  }

  @Test
  void no_ping_is_missed_where_no_socket_opens() {
    List<List<String>> four = Stream.generate(() -> List.of("@CONN-6")).limit(4).toList();

    List<ScenarioResult> results =
        trial("sockets-dead-while-healthy")
            .judgeAll(four, it -> it.asserts().awaitKept(Clause.CONN_6, Duration.ofMillis(50)));

    assertThat(results)
        .extracting(ScenarioResult::outcome)
        .containsExactly(Outcome.AFFECTED, Outcome.AFFECTED, Outcome.AFFECTED, Outcome.BLOCKED);
    assertThat(results).noneMatch(it -> it.states().get(Clause.CONN_6) == ClauseState.BROKEN);
  }

  private Trial trial(String... defects) {
    return new Trial(folder, Limits.defaults(), List.of(defects));
  }
}
