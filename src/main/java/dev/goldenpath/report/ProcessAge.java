package dev.goldenpath.report;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Know when the process began, for its first run; further runs begin when they do. */
final class ProcessAge {
  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private ProcessAge() {}

  static Instant takeStart() {
    Instant now = Instant.now();
    return TAKEN.getAndSet(true) ? now : ProcessHandle.current().info().startInstant().orElse(now);
  }
}
