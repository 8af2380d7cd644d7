package dev.goldenpath.timeline;

import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments in which the suite itself stood still, as far as they are known.
 *
 * <p>Used by one thread. All times are ns on the timeline's clock.
 */
public final class Stalls {
  private final List<Entry.Stalled> known = new ArrayList<>();

  public void add(Entry.Stalled stall) {
    known.add(stall);
  }

  /** Return for how long the suite stood still since that moment. */
  public Duration since(long nanos) {
    return between(nanos, Long.MAX_VALUE);
  }

  /** Return for how much of an interval the suite stood still. */
  public Duration between(long from, long to) {
    return known.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(known.stream().mapToLong(stall -> overlap(stall, from, to)).sum());
  }

  /**
   * Return whether stalls may be the reason for which something took so much too long, or too
   * short: exactly as much as they cover of the interval, and what may go unnoticed beside each.
   */
  public boolean mayExplain(Duration excess, long from, long to) {
    long stalls = known.stream().filter(stall -> overlap(stall, from, to) > 0).count();
    Duration unnoticed = Entry.Stalled.UNNOTICED.multipliedBy(stalls);
    return stalls > 0 && excess.compareTo(between(from, to).plus(unnoticed)) <= 0;
  }

  private static long overlap(Entry.Stalled stall, long from, long to) {
    long end = stall.at().nanos();
    long begin = end - stall.length().toNanos();
    return Math.max(0, Math.min(end, to) - Math.max(begin, from));
  }
}
