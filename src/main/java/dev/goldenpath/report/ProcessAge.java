package dev.goldenpath.report;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Know when a run began: the process's first with the process, further ones when they did. */
final class ProcessAge {
  private static final AtomicReference<@Nullable Instant> FIRST = new AtomicReference<>();

  private ProcessAge() {}

  /**
   * Return when a run began for those who wait for it.
   *
   * @param started when its first scenario could begin
   */
  static Instant begun(Instant started) {
    FIRST.compareAndSet(null, started);
    return started.equals(FIRST.get())
        ? ProcessHandle.current().info().startInstant().orElse(started)
        : started;
  }
}
