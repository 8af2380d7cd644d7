package dev.goldenpath.scenario;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.result.Spread;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long it took the users of a crowd, each in his own run; in microseconds. */
final class CrowdTimes {
  private final List<Long> asking = new ArrayList<>();
  private final Histogram accepted = new Histogram(3);
  private final Histogram firstEvent = new Histogram(3);
  private final Histogram ofTheTarget = new Histogram(3);
  private final Histogram whole = new Histogram(3);
  private long beginning = Long.MAX_VALUE;

  /** Take in a run, and whether it kept every clause. */
  void add(AskedRun run, boolean kept) {
    run.timeline().call(run.call().name()).ifPresent(call -> add(call, run, kept));
  }

  private void add(Call call, AskedRun run, boolean kept) {
    long asked = call.request().at().nanos();
    beginning = Math.min(beginning, asked);
    asking.add(asked);
    call.response().ifPresent(answer -> accepted.recordValue(micros(asked, answer)));
    List<AgentEvent> events = run.events();
    if (!events.isEmpty()) {
      Entry first = events.get(0).frame();
      firstEvent.recordValue(micros(asked, first));
      ofTheTarget.recordValue(Math.max(0, micros(asked, first) - stalled(run, asked, first)));
    }
    if (kept && run.isOver()) {
      whole.recordValue(micros(asked, events.get(events.size() - 1).frame()));
    }
  }

  private static long micros(long from, Entry to) {
    return Math.max(0, to.at().nanos() - from) / 1_000;
  }

  /** How much of it the suite itself stood still, which is not held against the target. */
  private static long stalled(AskedRun run, long from, Entry to) {
    return run.timeline().stalls().between(from, to.at().nanos()).toNanos() / 1_000;
  }

  /** Return how many have seen their runs whole. */
  long whole() {
    return whole.getTotalCount();
  }

  /** Return how many runs were heard of within that time, but for the suite's own stalls. */
  long heardWithin(Duration limit) {
    return ofTheTarget.getCountBetweenValues(0, limit.toNanos() / 1_000);
  }

  Duration medianOfFirstEvents() {
    return Duration.ofNanos(ofTheTarget.getValueAtPercentile(50) * 1_000);
  }

  List<Spread> spreads() {
    return List.of(
        Spread.of("first user's request to each other's", asked()),
        Spread.of("request to answer", accepted),
        Spread.of("request to first event", firstEvent),
        Spread.of("request to the run's end", whole));
  }

  /** How far from at once the requests were. */
  private Histogram asked() {
    Histogram asked = new Histogram(3);
    asking.forEach(nanos -> asked.recordValue((nanos - beginning) / 1_000));
    return asked;
  }
}
