package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes of each run whether its sockets tell it in time, once, for {@link SocketWear}. */
final class RunBeginnings {
  private final SocketWear wear;
  private final Duration limit;
  private final Set<RunSlice> awaited = new LinkedHashSet<>();

  RunBeginnings(SocketWear wear, Duration limit) {
    this.wear = wear;
    this.limit = limit;
  }

  /** Await the first event of a run where the socket owes it. */
  void await(RunSlice slice) {
    if (slice.isOwn() && slice.isWhole()) {
      awaited.add(slice);
    }
  }

  void heard(RunSlice slice, AgentEvent event) {
    if (event.type().isOfRun() && awaited.remove(slice)) {
      long at = event.at().nanos();
      note(slice, at > deadline(slice), Math.min(at, deadline(slice)));
    }
  }

  /** Note what has stayed silent up to its limit by now. */
  void tick(long nanos) {
    if (!awaited.isEmpty()) {
      List<RunSlice> late = new ArrayList<>(awaited);
      late.removeIf(slice -> deadline(slice) > nanos);
      late.forEach(slice -> note(slice, true, deadline(slice)));
      late.forEach(awaited::remove);
    }
  }

  /**
   * What is silent since its socket was closed says nothing of it, nor what may be lost in a queue.
   */
  private void note(RunSlice slice, boolean silent, long by) {
    if (slice.turns().isQueued()) {
      return;
    }
    boolean served = slice.servedBefore(by).findAny().isPresent();
    if (!silent) {
      wear.heard(served);
    } else if (slice.socket().closed().filter(it -> it.at().nanos() <= by).isEmpty()) {
      wear.silent(served);
    }
  }

  private long deadline(RunSlice slice) {
    return slice.turns().begin() + limit.toNanos();
  }
}
