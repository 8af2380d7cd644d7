package dev.goldenpath.rule.time;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Elapsed;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * TIME-3: events come while the work goes on, not in a heap at its end.
 *
 * <p>Keeps it: a call of 1 s whose two events arrive 0.98 s apart. Breaks it: the same call, both
 * events arriving together; or an event 10 s after its timestamp.
 *
 * <p>To a socket that joined later, old events may be replayed (CONN-8); it is not judged.
 *
 * <p>What the suite's own stalls may explain is not held against the backend. A stall is noticed a
 * moment after it ends, so a suspicion is held until the clock may decide.
 */
public final class EventsComeAsTheyHappen implements Rule.OfRun {
  private static final Duration LATEST = Duration.ofSeconds(2);
  private static final Duration SHORTEST_JUDGED = Duration.ofMillis(500);

  @Override
  public Clause clause() {
    return Clause.TIME_3;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  /**
   * What looks like a break, unless the suite turns out to have stalled.
   *
   * @param from where the interval begins that is too long or too short, in ns
   * @param by for how long it is
   */
  private record Suspicion(
      long from, Duration by, Moment moment, AgentEvent start, String expected, String seen) {
    long decidable() {
      return moment.at().nanos();
    }
  }

  private record Interval(long from, long to) {}

  private static final class Watch extends ToolCalls {
    private final Deque<Suspicion> suspicions = new ArrayDeque<>();
    private final List<Interval> coarse = new ArrayList<>();

    Watch(RunSlice run) {
      super(Clause.TIME_3, run);
    }

    @Override
    public void onAny(AgentEvent event, Moment moment) {
      late(event, moment);
    }

    @Override
    public void onTerminal(AgentEvent terminal, Moment moment) {
      excuse();
    }

    @Override
    public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
      if (!run.isWhole() || start.timestamp().isEmpty() || completion.timestamp().isEmpty()) {
        return;
      }
      // Coarse stamps may say less than was seen, and execution_time may be as coarse as they.
      Duration took = Elapsed.by(start, completion).minus(Elapsed.resolution(start, completion));
      Duration apart = completion.at().since(start.at());
      if (took.compareTo(SHORTEST_JUDGED) >= 0 || apart.compareTo(SHORTEST_JUDGED) >= 0) {
        kept();
      } else if (Elapsed.by(start, completion).compareTo(SHORTEST_JUDGED) >= 0) {
        coarse.add(new Interval(start.at().nanos(), completion.at().nanos()));
      }
      if (took.compareTo(SHORTEST_JUDGED) < 0) {
        return;
      }
      Duration least =
          took.minus(run.scene().terms().limits().jitter()).minus(Entry.Stalled.UNNOTICED);
      if (apart.compareTo(least) < 0) {
        suspicions.add(
            new Suspicion(
                start.at().nanos() - took.toNanos(),
                least.minus(apart),
                moment,
                start,
                "the two events of "
                    + Wording.call(start)
                    + " arrive at least "
                    + Wording.seconds(least)
                    + " apart: by their timestamps it took "
                    + Wording.seconds(took),
                "they arrived " + Wording.seconds(apart) + " apart"));
      }
    }

    /**
     * Count a call that may have been long enough, but whose coarse stamps do not say so, and whose
     * arrivals a stall of the suite drew together, as any other that a stall excuses.
     */
    private void excuse() {
      if (coarse.stream().anyMatch(this::hidesAStall)) {
        kept();
      }
      coarse.clear();
    }

    private boolean hidesAStall(Interval it) {
      return !run.scene().stalledBetween(it.from(), it.to()).isZero();
    }

    private void late(AgentEvent event, Moment moment) {
      if (!run.isWhole() || event.timestamp().isEmpty()) {
        return;
      }
      Timestamp written = event.timestamp().get();
      Duration allowed =
          LATEST.plus(run.scene().terms().limits().clockSkew()).plus(written.resolution());
      Duration late = Duration.between(written.instant(), event.at().wall());
      if (late.compareTo(allowed) > 0) {
        suspicions.add(
            new Suspicion(
                event.at().nanos() - late.toNanos(),
                late.minus(allowed),
                moment,
                event,
                "arrival within "
                    + Wording.seconds(allowed)
                    + " of its timestamp "
                    + written.instant(),
                Wording.at(event) + " came " + Wording.seconds(late) + " after it"));
      }
    }

    @Override
    protected long wakeAt() {
      return suspicions.isEmpty() ? NEVER : suspicions.peek().decidable();
    }

    @Override
    protected void tick(long nanos) {
      while (!suspicions.isEmpty() && suspicions.peek().decidable() <= nanos) {
        decide(suspicions.remove());
      }
    }

    @Override
    protected void end(Ending ending, long nanos) {
      suspicions.forEach(this::decide);
      suspicions.clear();
    }

    private void decide(Suspicion suspicion) {
      Duration stalled = run.scene().stalledBetween(suspicion.from(), suspicion.decidable());
      if (!Entry.Stalled.mayExplain(stalled, suspicion.by())) {
        broken(
            suspicion.moment(),
            suspicion.expected(),
            suspicion.seen(),
            "look for a buffer between the agent and the socket that is flushed only now and then",
            suspicion.start().frame());
      }
    }
  }
}
