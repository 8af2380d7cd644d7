package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** A verdict falls at the frame that decides it; only silence is decided by a clock, and once. */
class EarlyVerdictTest {
  private static final Duration FIRST_EVENT = Duration.ofMillis(1_500);
  private static final Duration RUN = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void the_time_from_the_deciding_frame_to_the_failure_is_recorded() {
    ScenarioResult judgement = judge("started-twice", EarlyVerdictTest::waitForTheEndTwice);

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
              session.awaitOrFail(() -> false, RUN, Clause.TIME_4, "what never comes");
            });

    assertThat(judgement.breaks()).extracting(ClauseBreak::clause).startsWith(Clause.ORDER_1);
    assertThat(judgement.took()).isLessThan(RUN.dividedBy(2));
  }

  @Test
  void silence_is_decided_by_its_limit_once_and_not_once_a_step() {
    ScenarioResult judgement = judge("no-event-at-all", EarlyVerdictTest::waitForTheEndTwice);

    assertThat(judgement.breaks()).extracting(ClauseBreak::clause).startsWith(Clause.TIME_4);
    assertThat(judgement.verdictDelay()).isEmpty();
    assertThat(judgement.took()).isGreaterThanOrEqualTo(FIRST_EVENT);
    assertThat(judgement.took()).isLessThan(RUN.dividedBy(2));
  }

  @Test
  void a_healthy_run_has_no_verdict_to_be_late_with() {
    ScenarioResult judgement = judge("", EarlyVerdictTest::waitForTheEndTwice);

    assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(judgement.verdictDelay()).isEmpty();
  }

  private static Ask ask() {
    return Ask.of("Ada", "Please use your tools on this.").tools(List.of("echo_tool"));
  }

  private static void waitForTheEndTwice(ScenarioSession session) {
    AskedRun run = session.runs().ask(ask());
    session.runs().awaitEnd(run);
    session.runs().awaitEnd(run);
  }

  /** Go through a scenario as the runner would, steps and closing hook. */
  private ScenarioResult judge(String defect, Consumer<ScenarioSession> steps) {
    Target target =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of())
            .with(it -> it.limits(Limits.defaults().withFirstEvent(FIRST_EVENT).withRun(RUN)));
    BackendOptions.Builder options = BackendOptions.builder().password("embedded-only-password");
    target.jwtSecret().ifPresent(options::jwtSecret);
    if (!defect.isEmpty()) {
      options.fault(defect);
    }
    RunResults docket = RunResults.open("early-verdicts");
    try (ReferenceBackend backend = ReferenceBackend.start(options.build());
        AcceptanceRun run =
            AcceptanceRun.open(
                target.at(backend.baseUrl(), backend.wsUrl()), new Secrets(), folder)) {
      assertThat(run.availability().isAvailable()).isTrue();
      ScenarioSession session = new ScenarioSession();
      session.begin(
          new ScenarioCard("1", "early", "features/x.feature", 1, List.of("@ORDER-1", "@TIME-4")));
      session.sockets().listen("Ada");
      session.end(passes(() -> steps.accept(session)));
    }
    return docket.judgements().values().iterator().next();
  }

  private static boolean passes(Runnable steps) {
    try {
      steps.run();
      return true;
    } catch (AssertionFailedError broken) {
      return false;
    }
  }
}
