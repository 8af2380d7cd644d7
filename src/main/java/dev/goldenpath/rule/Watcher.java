package dev.goldenpath.rule;

import dev.goldenpath.timeline.Moment;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lead one monitor through the timeline, so that the suite's own stalls are known before the clock
 * decides.
 *
 * <p>A stall is noticed a moment after its end, and what arrived meanwhile may be recorded before
 * it. So a monitor whose limit has passed is held at the first sign of life after it, with all that
 * comes, until a stall would have been noticed. Then it takes up where it was: broken, or with more
 * time. What it finds depends on the entries alone, not on when it is asked.
 */
final class Watcher {
  private static final long STALL_NOTICED = 60_000_000;

  private final Monitor monitor;
  private final Deque<Moment> held = new ArrayDeque<>();
  private long heldSince = Monitor.NEVER;

  Watcher(Monitor monitor) {
    this.monitor = monitor;
  }

  Monitor monitor() {
    return monitor;
  }

  void on(Moment moment) {
    if (isHeld()) {
      held.add(moment);
    } else {
      monitor.on(moment);
    }
  }

  void tick(long nanos) {
    if (!isHeld() && monitor.wakeAt() < nanos) {
      heldSince = nanos;
    } else if (isHeld() && heldSince + STALL_NOTICED <= nanos) {
      takeUp();
    }
  }

  void end(Ending ending, long nanos) {
    tick(nanos);
    if (isHeld()) {
      takeUp();
    }
    monitor.end(ending, nanos);
  }

  /** Return the next moment at which a tick changes something. */
  long wakeAt() {
    return isHeld() ? heldSince + STALL_NOTICED - 1 : monitor.wakeAt();
  }

  private boolean isHeld() {
    return heldSince != Monitor.NEVER;
  }

  private void takeUp() {
    decide(heldSince);
    heldSince = Monitor.NEVER;
    while (!held.isEmpty()) {
      Moment moment = held.remove();
      decide(moment.at().nanos());
      monitor.on(moment);
    }
  }

  private void decide(long nanos) {
    if (monitor.wakeAt() < nanos) {
      monitor.tick(nanos);
    }
  }
}
