package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Where no run ever ends, what its events show is judged all the same, and nobody waits long. */
class EndlessRunsIT {
  private static final Limits HASTY = Limits.defaults().withRun(Duration.ofSeconds(2));

  private static final Ask ASK = Ask.of("Ada", "Please help.");

  @TempDir Path folder;

  /** Three wait in vain; the fourth sends letters beyond ASCII, and so do all after it. */
  private static void ask(ScenarioSession session) {
    Ask ask =
        session.card().line() < 4
            ? ASK
            : Ask.of("Ada", "Please use your tools on “Grüße”.").tools(List.of("echo_tool"));
    session.watch().awaitEnd(session.runs().ask(ask));
  }

  @Test
  void what_else_shows_is_judged_and_what_only_an_end_shows_is_tried_three_times() {
    List<List<String>> tags =
        Stream.of("@CONN-1", "@CONN-1", "@CONN-1", "@TRUE-1", "@EVENT-3", "@EVENT-5", "@EVENT-5")
            .map(List::of)
            .toList();
    List<List<String>> twoMore = List.of(List.of("@EVENT-5"), List.of("@EVENT-5"));

    List<ScenarioResult> results =
        new Trial(folder, HASTY, List.of("completed-missing", "echo-mangles-beyond-ascii"))
            .judgeAll(Stream.of(tags, twoMore).flatMap(List::stream).toList(), EndlessRunsIT::ask);

    ScenarioResult broken = results.get(3);
    ScenarioResult kept = results.get(4);
    ScenarioResult tried = results.get(7);
    ScenarioResult untried = results.get(8);
    assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(broken.breaks()).anyMatch(it -> it.clause() == Clause.TRUE_1 && it.own());
    assertThat(kept.states()).containsEntry(Clause.EVENT_3, ClauseState.KEPT);
    assertThat(tried.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(tried.states()).containsEntry(Clause.EVENT_3, ClauseState.KEPT);
    assertThat(untried.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(untried.text()).startsWith("the target never ends a run (TIME-4), as seen in ");
    assertThat(untried.states()).containsEntry(Clause.EVENT_3, ClauseState.NOT_EXERCISED);
  }

  @Test
  void who_is_about_what_is_missing_waits_for_his_own() {
    assertThat(outcomes("completed-missing", "@TIME-4", "@ORDER-3"))
        .containsExactly(Outcome.FAILED, Outcome.FAILED);
    assertThat(outcomes("no-event-at-all", "@TIME-4")).containsExactly(Outcome.FAILED);
  }

  /** Return what became of scenarios that come after three witnesses. */
  private List<Outcome> outcomes(String defect, String... about) {
    List<List<String>> tags =
        Stream.concat(Stream.of("@CONN-1", "@CONN-1", "@CONN-1"), Stream.of(about))
            .map(List::of)
            .toList();
    Duration second = Duration.ofSeconds(1);

    return new Trial(folder, HASTY.withRun(second).withFirstEvent(second), List.of(defect))
        .judgeAll(tags, session -> session.watch().awaitEnd(session.runs().ask(ASK))).stream()
            .map(ScenarioResult::outcome)
            .skip(3)
            .toList();
  }
}
