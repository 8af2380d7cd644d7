package dev.goldenpath.scenario;

import dev.goldenpath.timeline.Stalls;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs that are asked for once more, since the suite itself stood still while the first went on.
 *
 * <p>A stall is no pass, and no verdict on the backend either: the same run in a calmer moment
 * mostly is. What is still hidden after that stays undecided.
 */
final class RepeatedRuns {
  private static final int MOST = 2;

  /** Stalls come in swarms, while the suite begins or another program is busy. */
  private static final Duration CALM = Duration.ofMillis(300);

  private static final Duration UNTIL_CALM = Duration.ofSeconds(3);

  private final ScenarioSession session;
  private int asked;

  RepeatedRuns(ScenarioSession session) {
    this.session = session;
  }

  /**
   * Ask for the scenario's last run once more in a calmer moment, and hear it to its end.
   *
   * @return whether there was one that could be asked for
   */
  boolean askAgain() {
    Optional<AskedRun> last =
        session.runs().all().stream()
            .filter(run -> run.isOver() && !run.slices().isEmpty())
            .reduce((first, second) -> second);
    if (last.isEmpty() || asked == MOST) {
      return false;
    }
    asked++;
    awaitCalm();
    session.watch().awaitEnd(session.runs().askAnew(last.get()));
    return true;
  }

  private void awaitCalm() {
    Stalls stalls = session.timeline().stalls();
    long begin = session.transcript().now();
    long calmFrom = begin;
    while (calmFrom - begin < UNTIL_CALM.toNanos() && isStalledSince(calmFrom, stalls)) {
      calmFrom = session.transcript().now();
    }
  }

  private boolean isStalledSince(long from, Stalls stalls) {
    return session.waits().await(() -> !stalls.since(from).isZero(), from, CALM);
  }
}
