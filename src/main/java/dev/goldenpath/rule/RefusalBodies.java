package dev.goldenpath.rule;

import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Timeline;

/**
 * Lay to one clause how refusals are written: where bad requests are answered with no error body,
 * that is HTTP-4's, and that a busy thread's 409 has none (ISO-3) says the same again.
 */
record RefusalBodies(Timeline timeline, Hindsight hindsight) {
  /** Note what a violation says of bodies, or leave it to what others say of them. */
  void note(Violation violation, Call call) {
    if (!call.isRefused() || call.tellsWhy()) {
      return;
    }
    if (violation.clause() == Clause.HTTP_4) {
      timeline.ledger().foundStrangeRefusals();
    } else if (violation.clause() == Clause.ISO_3
        && call.request().expectation().isOfBusyThread()
        && call.isTurnedAway()) {
      hindsight.leaveOpen(violation, timeline.ledger()::hasStrangeRefusals);
    }
  }
}
