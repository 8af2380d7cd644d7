package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verdict falls at the frame that decides it; only silence is decided by a clock, and once. */
class EarlyVerdictIT {
  private static final Duration FIRST_EVENT = Duration.ofMillis(1_500);
  private static final Duration RUN = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void the_time_from_the_deciding_frame_to_the_failure_is_recorded() {
    ScenarioResult judgement = judge("started-twice", EarlyVerdictIT::waitForTheEndTwice);

    assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(judgement.breaks()).extracting(ClauseBreak::clause).startsWith(Clause.ORDER_1);
    assertThat(judgement.verdictDelay()).get().isNotEqualTo(Duration.ZERO);
    assertThat(judgement.verdictDelay().orElseThrow()).isLessThan(judgement.took());
  }

  @Test
  void a_broken_clause_ends_a_wait_for_something_else() {
    ScenarioResult judgement =
        judge(
            "started-twice",
            session -> {
              session.runs().ask(ask());
              session.waits().awaitOrFail(() -> false, RUN, Clause.TIME_4, "what never comes");
            });

    assertThat(judgement.breaks()).extracting(ClauseBreak::clause).startsWith(Clause.ORDER_1);
    assertThat(judgement.took()).isLessThan(RUN.dividedBy(2));
  }

  @Test
  void silence_is_decided_by_its_limit_once_and_not_once_a_step() {
    ScenarioResult judgement =
        judge(
            "silent-beyond-ascii",
            RUN,
            session -> {
              session.watch().awaitEnd(session.runs().ask(ask()));
              AskedRun silent = session.runs().ask(ask().saying("Grüße"));
              session.watch().awaitEnd(silent);
              session.watch().awaitEnd(silent);
            });

    assertThat(judgement.breaks()).extracting(ClauseBreak::clause).startsWith(Clause.TIME_4);
    assertThat(judgement.verdictDelay()).isEmpty();
    assertThat(judgement.took()).isGreaterThanOrEqualTo(FIRST_EVENT);
    assertThat(judgement.took()).isLessThan(RUN.dividedBy(2));
  }

  @Test
  void the_first_silent_run_may_be_late_and_is_heard_out() {
    Duration run = FIRST_EVENT.multipliedBy(2);

    ScenarioResult judgement =
        judge("no-event-at-all", run, List.of("@ORDER-1"), EarlyVerdictIT::waitForTheEndTwice);

    assertThat(judgement.breaks()).extracting(ClauseBreak::clause).containsExactly(Clause.TIME_4);
    assertThat(judgement.took()).isGreaterThanOrEqualTo(run);
  }

  @Test
  void a_healthy_run_has_no_verdict_to_be_late_with() {
    ScenarioResult judgement = judge("", EarlyVerdictIT::waitForTheEndTwice);

    assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(judgement.verdictDelay()).isEmpty();
  }

  private static Ask ask() {
    return Ask.of("Ada", "Please use your tools on this.").tools(List.of("echo_tool"));
  }

  private static void waitForTheEndTwice(ScenarioSession session) {
    AskedRun run = session.runs().ask(ask());
    session.watch().awaitEnd(run);
    session.watch().awaitEnd(run);
  }

  private ScenarioResult judge(String defect, Consumer<ScenarioSession> steps) {
    return judge(defect, RUN, steps);
  }

  private ScenarioResult judge(String defect, Duration runLimit, Consumer<ScenarioSession> steps) {
    return judge(defect, runLimit, List.of("@ORDER-1", "@TIME-4"), steps);
  }

  private ScenarioResult judge(
      String defect, Duration runLimit, List<String> tags, Consumer<ScenarioSession> steps) {
    return new Trial(
            folder,
            Limits.defaults().withFirstEvent(FIRST_EVENT).withRun(runLimit),
            defect.isEmpty() ? List.of() : List.of(defect))
        .judge(tags, steps);
  }
}
