package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import java.time.Duration;

/** See that a clause was tried, and held: a promise that was never put to the proof is not kept. */
final class ClauseAssertion {
  private final ScenarioSession session;

  private ClauseAssertion(ScenarioSession session) {
    this.session = session;
  }

  static ClauseAssertion in(ScenarioSession session) {
    return new ClauseAssertion(session);
  }

  /** Require that a clause has been exercised by now, and holds. */
  void require(Clause clause) {
    if (!session.isKept(clause)) {
      session.fail(
          clause,
          "something that shows: " + clause.title(),
          "nothing in this scenario has shown it by now",
          "look in the transcript for what should have, and did not come" + ownStalls());
    }
  }

  /** Tell of the suite's own stalls, since it may be the suite that came too late to show it. */
  private String ownStalls() {
    Duration stalled = session.scene().stalledSince(0);
    return stalled.isZero()
        ? ""
        : "; or give the suite more processor: it stood still for " + stalled.toMillis() + " ms";
  }

  /** Wait until a clause has been exercised and holds, on every socket that it is tried on. */
  void await(Clause clause, Duration limit) {
    session.awaitOrFail(
        () -> session.isSettled(clause), limit, clause, "something that shows: " + clause.title());
  }
}
