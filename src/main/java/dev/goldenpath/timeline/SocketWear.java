package dev.goldenpath.timeline;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How sockets fare that have served runs, beside those that have not, in any scenario: what comes
 * late on the ones as often as on the others does not come of their having served. The timelines
 * note each run's beginning once.
 *
 * <p>Safe for any number of threads.
 */
public final class SocketWear {
  private final Silences fresh = new Silences();
  private final Silences served = new Silences();
  private volatile boolean closes;

  private static final class Silences {
    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    Chance.Share share() {
      return new Chance.Share(silent.get(), all.get());
    }
  }

  /** Note that a run began in time. */
  void heard(boolean hasServed) {
    of(hasServed).all.incrementAndGet();
  }

  /** Note that nothing was heard of a run in time. */
  void silent(boolean hasServed) {
    of(hasServed).all.incrementAndGet();
    of(hasServed).silent.incrementAndGet();
  }

  private Silences of(boolean hasServed) {
    return hasServed ? served : fresh;
  }

  /** Return whether those that have served are silent more often than chance has it. */
  public boolean isSeen() {
    return !Chance.explains(served.share(), fresh.share())
        && !Chance.mayComeFirst(served.share(), fresh.share());
  }

  /** Note that the backend closed one for no reason of the suite's. */
  public void closed() {
    closes = true;
  }

  /** Return whether the backend closes sockets for no reason of the suite's. */
  public boolean closesThem() {
    return closes;
  }
}
