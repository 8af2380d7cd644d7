package dev.goldenpath.steps;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.session.ScenarioSession;
import java.time.Duration;

/** See that a clause was tried, and held: a promise that was never put to the proof is not kept. */
final class Keeping {
  /** After so long a stall it may well be the suite that did not do what a scenario is about. */
  private static final Duration STALLED = Duration.ofMillis(100);

  private final ScenarioSession session;

  private Keeping(ScenarioSession session) {
    this.session = session;
  }

  static Keeping in(ScenarioSession session) {
    return new Keeping(session);
  }

  /**
   * Require that a clause has been exercised by now, and holds.
   *
   * @throws AssertionError if it does not
   * @throws IllegalStateException if nothing has shown it, and the suite itself stood still
   */
  void require(Clause clause) {
    if (!session.isKept(clause)) {
      Duration stalled = session.scene().stalledSince(Long.MIN_VALUE);
      if (stalled.compareTo(STALLED) >= 0) {
        session.giveUp(
            clause
                + " was not put to the test: the suite itself stood still for "
                + stalled.toMillis()
                + " ms; give it more processor, or run fewer scenarios in parallel");
      }
      session.fail(
          clause,
          "something that shows: " + clause.title(),
          "nothing in this scenario has shown it by now",
          "look in the transcript for what should have, and did not come");
    }
  }

  /** Wait until a clause has been exercised and holds, on every socket that it is tried on. */
  void await(Clause clause, Duration limit) {
    session.awaitOrFail(
        () -> session.isSettled(clause), limit, clause, "something that shows: " + clause.title());
  }
}
