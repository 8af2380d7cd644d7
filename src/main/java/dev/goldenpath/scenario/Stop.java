package dev.goldenpath.scenario;

import dev.goldenpath.result.Outcome;
import org.opentest4j.TestAbortedException;

/** Stop a scenario that can't be judged: unavailable, or not for this target. */
final class Stop extends TestAbortedException {
  private static final long serialVersionUID = 1;
  private final Outcome outcome;

  private Stop(Outcome outcome, String reason) {
    super(reason);
    this.outcome = outcome;
  }

  static Stop unavailable(String reason) {
    return new Stop(Outcome.UNAVAILABLE, reason);
  }

  static Stop skipped(String reason) {
    return new Stop(Outcome.SKIPPED, reason);
  }

  Outcome outcome() {
    return outcome;
  }
}
