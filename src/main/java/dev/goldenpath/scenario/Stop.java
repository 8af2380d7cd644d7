package dev.goldenpath.scenario;

import dev.goldenpath.result.Outcome;
import org.opentest4j.TestAbortedException;

/** Stop a scenario that can't be judged, or not further. */
final class Stop extends TestAbortedException {
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

  /** What the scenario needs is known to be dead. */
  static Stop blocked(String reason) {
    return new Stop(Outcome.BLOCKED, reason);
  }

  /** Another clause than its own is broken, so that its own can't be seen. */
  static Stop affected(String reason) {
    return new Stop(Outcome.AFFECTED, reason);
  }

  Outcome outcome() {
    return outcome;
  }
}
