package dev.goldenpath.rule;

import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lead one monitor through the timeline, so that the suite's own stalls are known before the clock
 * decides.
 *
 * <p>A stall is noticed a moment after its end, and what arrived meanwhile may be recorded before
 * it. So a monitor whose limit has passed is held at the first sign of life after it, with all that
 * comes, until a stall would have been noticed: later where others have just been, since then the
 * watch for them lacks a processor too. Then it takes up where it was: broken, or with more time.
 * What it finds depends on the entries alone, not on when it is asked.
 */
final class Watcher {
  private static final long STALL_NOTICED = 60_000_000;
  private static final long BUSY_STALL_NOTICED = 250_000_000;
  private static final long JUST = 1_000_000_000;

  private final Rule rule;
  private final Monitor monitor;
  private final Stalls stalls;
  private final int number;
  private final Deque<Moment> held = new ArrayDeque<>(1);
  private long heldSince = Monitor.NEVER;
  private long heldUntil;
  private long alarm = Monitor.NEVER;
  private Interest interest;

  Watcher(Rule rule, Monitor monitor, Stalls stalls, int number) {
    this.rule = rule;
    this.monitor = monitor;
    this.stalls = stalls;
    this.number = number;
    this.interest = monitor.interest();
  }

  Rule rule() {
    return rule;
  }

  Monitor monitor() {
    return monitor;
  }

  /** Return its place among all watchers. */
  int number() {
    return number;
  }

  long alarm() {
    return alarm;
  }

  void alarm(long nanos) {
    alarm = nanos;
  }

  /** Return whether a moment could change anything, as the watcher stood when last looked at. */
  boolean heeds(Moment moment) {
    return interest.includes(moment);
  }

  /** Look what could change anything from now on, after it was told something. */
  void look() {
    interest = isHeld() ? Interest.ALL : monitor.interest();
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
      heldUntil = nanos + noticing(nanos);
    } else if (isHeld() && heldUntil <= nanos) {
      takeUp();
    }
  }

  private long noticing(long nanos) {
    return stalls.between(nanos - JUST, nanos).isZero() ? STALL_NOTICED : BUSY_STALL_NOTICED;
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
    return isHeld() ? heldUntil - 1 : monitor.wakeAt();
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
