package dev.goldenpath.rule.pair;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch.Timing;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * PAIR-4: {@code wait_tool} is asked for the seconds that the message names, takes at least these,
 * less 50 ms, and reports the seconds asked or measured.
 *
 * <p>Keeps it: "wait 2 seconds", tool_args.seconds 2, done in 2.01 s, results.waited 2. Breaks it:
 * the same done in 1 s; or results.waited 2000.
 */
public final class WaitToolWaits {
  private static final Optional<String> WAIT_TOOL = Optional.of("wait_tool");
  private static final double TOLERANCE = 0.050;

  public static final Rule RULE =
      inRun(
          Clause.PAIR_4,
          run ->
              run.isWhole() && run.run().isDataHelper()
                  ? pattern(run, run.run().request().orElseThrow().askedSeconds())
                  : nothingWanted());

  private WaitToolWaits() {}

  private static Pattern pattern(RunSlice run, double asked) {
    Element<ToolCall> waits =
        toolCalls(run)
            .where(call -> call.start().toolName().equals(WAIT_TOOL) && !call.hasFailed())
            .where(call -> !mayEndWithItsResult(run));
    return all(
        every(
                TOOL_EXECUTING
                    .where(start -> start.toolName().equals(WAIT_TOOL))
                    .where(AgentEvent::hasToolArgs))
            .must(isAskedFor(asked)),
        every(waits)
            .must(
                takes(run, asked).when(call -> call.took().isPresent()),
                isSeenToTake(run, asked),
                reports(asked).when(ToolCall::hasResults)));
  }

  /** Over a stream a call may be told as begun when its tool is done, so that no time shows. */
  private static boolean mayEndWithItsResult(RunSlice run) {
    return run.timeline().facts().profile().protocol().isStream();
  }

  private static Check<AgentEvent> isAskedFor(double asked) {
    return that(
        start -> Math.abs(seconds(start).asDouble(-1) - asked) <= 1e-6 && seconds(start).isNumber(),
        start -> "tool_args.seconds " + asked + ", as the message asks",
        start -> Wording.at(start) + " has " + Wording.value(seconds(start)),
        "look how the seconds are read from the message");
  }

  private static JsonNode seconds(AgentEvent start) {
    return start.data("tool_args").path("seconds");
  }

  private static Check<ToolCall> takes(RunSlice run, double asked) {
    return that(
        call -> took(call) >= asked - TOLERANCE || isOnlyMisdated(call, run, asked),
        call -> "wait_tool takes " + Wording.seconds(asked) + ", as the message asks",
        call -> "by its own timestamps it took " + Wording.seconds(call.took().orElseThrow()),
        "look whether the tool really waits");
  }

  /**
   * Timestamps of whole seconds, or that can't be read, hide a wait that is too short; arrivals
   * show it, where the execution time says the same.
   */
  private static Check<ToolCall> isSeenToTake(RunSlice run, double asked) {
    double least = leastBetweenArrivals(run, asked);
    Check<ToolCall> check =
        that(
            call -> arrivals(call) >= least || told(call) >= asked - TOLERANCE,
            call -> "wait_tool takes " + Wording.seconds(asked) + ", as the message asks",
            call ->
                "its two events arrived %s apart, and execution_time says %s"
                    .formatted(Wording.seconds(arrivals(call)), Wording.seconds(told(call))),
            "look whether the tool really waits");
    return check
        .unlessStalled(
            call ->
                new Timing(
                    call.start().at().nanos() - (long) (asked * 1e9),
                    Duration.ofNanos((long) ((least - arrivals(call)) * 1e9))))
        .when(call -> call.took().isEmpty() || took(call) >= asked - TOLERANCE);
  }

  private static double leastBetweenArrivals(RunSlice run, double asked) {
    Duration jitter = run.timeline().facts().limits().jitter().plus(Entry.Stalled.UNNOTICED);
    return asked - TOLERANCE - jitter.toNanos() / 1e9;
  }

  private static double arrivals(ToolCall call) {
    return call.completion().at().since(call.start().at()).toNanos() / 1e9;
  }

  /** Return how long it took as it says itself; where it does not say, nobody knows. */
  private static double told(ToolCall call) {
    return call.completion().executionSeconds().orElse(Double.MAX_VALUE);
  }

  /** Return how long it took at most, by its own timestamps; 0 where these can't be read. */
  private static double took(ToolCall call) {
    return call.took().map(it -> it.plus(call.resolution()).toNanos() / 1e9).orElse(0.0);
  }

  /**
   * Return whether the tool may well have taken the time since the request, as it says, or, where
   * it says nothing that can be so, as its arrivals do, and only timestamps say otherwise: made
   * when events were sent, all at once, or when the run began (TIME-2, TIME-3).
   */
  private static boolean isOnlyMisdated(ToolCall call, RunSlice run, double asked) {
    double least = asked - TOLERANCE;
    boolean hadTheTime =
        run.run()
            .askedAt()
            .filter(since -> call.completion().at().since(since).toNanos() / 1e9 >= least)
            .isPresent();
    return hadTheTime
        && call.completion()
            .executionSeconds()
            .filter(told -> told >= 0)
            .map(told -> told >= least)
            .orElseGet(() -> arrivals(call) >= leastBetweenArrivals(run, asked));
  }

  private static Check<ToolCall> reports(double asked) {
    Check<ToolCall> enough =
        that(
            call -> waited(call).isNumber() && waited(call).doubleValue() >= asked - TOLERANCE,
            call -> "results.waited of at least " + Wording.seconds(asked),
            WaitToolWaits::report,
            "look what wait_tool reports as its result");
    Check<ToolCall> notTooMuch =
        that(
            call -> waited(call).doubleValue() <= longest(call, asked) + TOLERANCE,
            call ->
                "results.waited, asked or measured: " + Wording.seconds(asked) + ", or what passed",
            WaitToolWaits::report,
            "look whether wait_tool reports seconds, and whether it measures them");
    return Check.all(List.of(enough, notTooMuch));
  }

  private static JsonNode waited(ToolCall call) {
    return call.results().path("waited");
  }

  private static String report(ToolCall call) {
    return Wording.at(call.completion()) + " has " + Wording.value(waited(call));
  }

  /** Return the most that a wait could have measured, or been asked for. */
  private static double longest(ToolCall call, double asked) {
    double told = call.completion().executionSeconds().orElse(0.0);
    return DoubleStream.of(asked, took(call), told, arrivals(call)).max().orElseThrow();
  }
}
