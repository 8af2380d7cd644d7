package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;

/** Until when a run may be silent: counted from its request, less what the suite itself slept. */
final class Deadlines {
  private Deadlines() {}

  static long firstEvent(RunSlice run) {
    return after(run, run.scene().terms().limits().firstEvent());
  }

  static long lastEvent(RunSlice run) {
    return after(run, run.scene().terms().limits().run());
  }

  private static long after(RunSlice run, Duration limit) {
    return run.run()
        .askedAt()
        .map(Stamp::nanos)
        .map(asked -> asked + limit.plus(run.scene().stalledSince(asked)).toNanos())
        .orElse(Monitor.NEVER);
  }
}
