package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Monitor;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;

/** Until when a run may be silent: counted from its request, less what the suite itself slept. */
public final class Deadlines {
  private Deadlines() {}

  public static long firstEvent(RunSlice run) {
    return after(run, run.scene().terms().limits().firstEvent());
  }

  public static long lastEvent(RunSlice run) {
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
