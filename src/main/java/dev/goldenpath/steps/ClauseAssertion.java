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
    session.asserts().requireKept(clause);
  }

  /** Wait until a clause has been exercised and holds, on every socket that it is tried on. */
  void await(Clause clause, Duration limit) {
    session
        .waits()
        .awaitOrFail(
            () -> session.asserts().isSettled(clause),
            limit,
            clause,
            "something that shows: " + clause.title());
  }
}
