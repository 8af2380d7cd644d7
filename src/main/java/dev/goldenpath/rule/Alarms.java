package dev.goldenpath.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * When which watcher wants to be told the time, the next first.
 *
 * <p>Most never do, or not any more; so nobody is asked but those whose time has come. Those that
 * have come to want it later meanwhile, as stalls became known, say so then.
 */
final class Alarms {
  private record WakeUp(long at, Watcher watcher) {
    boolean isOff() {
      return watcher.alarm() != at;
    }
  }

  private final PriorityQueue<WakeUp> queue =
      new PriorityQueue<>(Comparator.comparingLong(WakeUp::at));

  /** Set a watcher's alarm to when it wants to be told now. */
  void set(Watcher watcher) {
    long at = watcher.wakeAt();
    if (at != watcher.alarm()) {
      watcher.alarm(at);
      if (at != Monitor.NEVER) {
        queue.add(new WakeUp(at, watcher));
      }
    }
  }

  /** Return the next moment for which one is set. */
  long next() {
    while (!queue.isEmpty() && queue.element().isOff()) {
      queue.remove();
    }
    return queue.isEmpty() ? Monitor.NEVER : queue.element().at();
  }

  /** Return those who waited for a moment before this one, in the order in which they began. */
  List<Watcher> before(long nanos) {
    List<Watcher> due = new ArrayList<>();
    while (next() < nanos) {
      Watcher watcher = queue.remove().watcher();
      watcher.alarm(Monitor.NEVER);
      due.add(watcher);
    }
    due.sort(Comparator.comparingInt(Watcher::number));
    return due;
  }
}
