package dev.goldenpath.rule.time;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch.Timing;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import java.time.Duration;

/**
 * TIME-2: {@code execution_time} agrees with the time between the timestamps of {@code
 * tool_executing} and {@code tool_completed}.
 *
 * <p>Keeps it: 1.0 for a call of 1.002 s. Breaks it: 1000, 0 or 2 for a call of 1.002 s. What the
 * suite's own stalls explain is undecided.
 */
public final class ExecutionTimeAgrees {
  private static final Duration LONGER = Duration.ofMillis(50);

  public static final Rule RULE =
      inRun(
          Clause.TIME_2,
          run -> every(toolCalls(run).where(ExecutionTimeAgrees::isTimed)).must(agrees(run)));

  private ExecutionTimeAgrees() {}

  private static boolean isTimed(ToolCall call) {
    // Timestamps that go back are TIME-1's, and no time lies between them.
    return call.took().filter(took -> !took.isNegative()).isPresent()
        && call.completion().executionSeconds().isPresent();
  }

  /** What stands still with this machine may be the backend, between a stamp and its clock. */
  private static Check<ToolCall> agrees(RunSlice run) {
    Check<ToolCall> check =
        that(
            call -> excess(call, run) <= 0,
            call ->
                "execution_time of about "
                    + Wording.seconds(call.took().orElseThrow())
                    + ", the time between the timestamps of "
                    + Wording.call(call.start()),
            call -> told(call.completion()),
            "look whether the figure is measured, and whether it is in seconds");
    return check.unlessStalled(
        call -> longer(call) < 0,
        call ->
            new Timing(
                call.beganBy(call.took().orElseThrow()), Duration.ofNanos(excess(call, run))));
  }

  /** Return by how many ns more it differs than it may. */
  private static long excess(ToolCall call, RunSlice run) {
    Duration overhead = run.timeline().facts().limits().toolOverhead();
    return Math.max(longer(call) - LONGER.toNanos(), -longer(call) - overhead.toNanos())
        - call.resolution().toNanos();
  }

  /** Return how much longer it is said to have taken than by its timestamps, in ns. */
  private static long longer(ToolCall call) {
    long told = Math.round(call.completion().executionSeconds().orElseThrow() * 1e9);
    // Saturated at both ends, so that an absurd figure does not wrap around.
    return told == Long.MAX_VALUE ? told : told - call.took().orElseThrow().toNanos();
  }

  private static String told(AgentEvent completion) {
    return Wording.at(completion) + " says " + Wording.value(completion.data("execution_time"));
  }
}
