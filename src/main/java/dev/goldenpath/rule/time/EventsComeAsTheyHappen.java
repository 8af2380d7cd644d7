package dev.goldenpath.rule.time;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch.Timing;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TIME-3: events come while the work goes on, not all together at its end.
 *
 * <p>Keeps it: a call of 1 s whose two events arrive 0.98 s apart. Breaks it: the same call, both
 * events arriving together; or an event 10 s after its timestamp.
 *
 * <p>To a socket that joined later, old events may be replayed (CONN-8); it is not judged. What the
 * suite's own stalls explain is undecided.
 */
public final class EventsComeAsTheyHappen {
  private static final Duration LATEST = Duration.ofSeconds(2);
  private static final Duration SHORTEST_JUDGED = Duration.ofMillis(500);
  private static final String HINT =
      "look for a buffer between the agent and the socket that is flushed only now and then";

  public static final Rule RULE =
      inRun(Clause.TIME_3, run -> run.isWhole() ? pattern(run) : nothingWanted());

  private EventsComeAsTheyHappen() {}

  private static Pattern pattern(RunSlice run) {
    Limits limits = run.timeline().facts().limits();
    return all(
        every(RUN_EVENT.where(event -> event.timestamp().isPresent() && mayBeSo(event, run)))
            .must(comesSoon(limits))
            .exercisedBy(toolCalls(run).where(EventsComeAsTheyHappen::isLong)),
        every(
                toolCalls(run)
                    .where(call -> isLong(call) && took(call).compareTo(SHORTEST_JUDGED) >= 0))
            .must(showsItsTime(limits)));
  }

  private static boolean isLong(ToolCall call) {
    return call.took().isPresent()
        && (took(call).compareTo(SHORTEST_JUDGED) >= 0
            || apart(call).compareTo(SHORTEST_JUDGED) >= 0);
  }

  /** Coarse stamps may say more than was seen, and execution_time may be as coarse as they. */
  private static Duration took(ToolCall call) {
    return call.took().orElseThrow().minus(call.resolution());
  }

  private static Duration apart(ToolCall call) {
    return call.completion().at().since(call.start().at());
  }

  private static Check<AgentEvent> comesSoon(Limits limits) {
    Check<AgentEvent> check =
        that(
            event -> late(event).compareTo(allowed(event, limits)) <= 0,
            event ->
                "arrival within "
                    + Wording.seconds(allowed(event, limits))
                    + " of its timestamp "
                    + written(event).instant(),
            event -> Wording.at(event) + " came " + Wording.seconds(late(event)) + " after it",
            HINT);
    return check.unlessStalled(
        event ->
            new Timing(
                event.at().nanos() - late(event).toNanos(),
                late(event).minus(allowed(event, limits))));
  }

  /**
   * A time before the request, or before the run's beginning by its own timestamp, is TIME-1's to
   * tell: of how late the event came it says nothing.
   */
  private static boolean mayBeSo(AgentEvent event, RunSlice run) {
    Duration allowed =
        run.timeline().facts().limits().clockSkew().plus(written(event).resolution());
    Optional<Stamp> asked = run.run().askedAt();
    return (asked.isEmpty() || !isBefore(asked.get().wall(), allowed, event))
        && run.lastBeginning()
            .filter(began -> isBefore(began, written(event).resolution(), event))
            .isEmpty();
  }

  private static boolean isBefore(Instant moment, Duration allowed, AgentEvent event) {
    return written(event).instant().isBefore(moment.minus(allowed));
  }

  private static Timestamp written(AgentEvent event) {
    return event.timestamp().orElseThrow();
  }

  private static Duration late(AgentEvent event) {
    return Duration.between(written(event).instant(), event.at().wall());
  }

  private static Duration allowed(AgentEvent event, Limits limits) {
    return LATEST.plus(limits.clockSkew()).plus(written(event).resolution());
  }

  private static Check<ToolCall> showsItsTime(Limits limits) {
    Check<ToolCall> check =
        that(
            call -> apart(call).compareTo(least(call, limits)) >= 0,
            call ->
                "the two events of "
                    + Wording.call(call.start())
                    + " arrive at least "
                    + Wording.seconds(least(call, limits))
                    + " apart: by their timestamps it took "
                    + Wording.seconds(took(call)),
            call -> "they arrived " + Wording.seconds(apart(call)) + " apart",
            HINT);
    return check.unlessStalled(
        call -> new Timing(call.beganBy(took(call)), least(call, limits).minus(apart(call))));
  }

  private static Duration least(ToolCall call, Limits limits) {
    return took(call).minus(limits.jitter()).minus(Entry.Stalled.UNNOTICED);
  }
}
