package dev.goldenpath.backend;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which runs progress. They wait for nothing, so a few do for hundreds of runs; they
 * are more than there are processors, so that an event of 1 MiB does not keep small ones waiting.
 */
final class Timers {

  private static final int THREADS = 16;
  private static final int STOP_SECONDS = 5;
  private static final AtomicInteger STARTED = new AtomicInteger();

  private Timers() {}

  static ScheduledExecutorService start() {
    String name = "backend-runs-" + STARTED.incrementAndGet();
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            },
            new ScheduledThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  static void stop(ScheduledExecutorService timer) {
    timer.shutdownNow();
    try {
      timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
