package dev.goldenpath.rule.time;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import java.time.Duration;

/**
 * TIME-2: {@code execution_time} agrees with the time between the timestamps of {@code
 * tool_executing} and {@code tool_completed}.
 *
 * <p>Keeps it: 1.0 for a call of 1.002 s. Breaks it: 1000, 0 or 2 for a call of 1.002 s.
 */
public final class ExecutionTimeAgrees {
  private static final Duration LONGER = Duration.ofMillis(50);

  public static final Rule RULE =
      inRun(
          Clause.TIME_2,
          run ->
              every(toolCalls(run).where(ExecutionTimeAgrees::isTimed))
                  .must(
                      that(
                          call -> agrees(call, run),
                          call ->
                              "execution_time of about "
                                  + Wording.seconds(call.took().orElseThrow())
                                  + ", the time between the timestamps of "
                                  + Wording.call(call.start()),
                          call -> told(call.completion()),
                          "look whether the figure is measured, and whether it is in seconds")));

  private ExecutionTimeAgrees() {}

  private static boolean isTimed(ToolCall call) {
    // Timestamps that go back are TIME-1's, and no time lies between them.
    return call.took().filter(took -> !took.isNegative()).isPresent()
        && call.completion().executionSeconds().isPresent();
  }

  private static boolean agrees(ToolCall call, RunSlice run) {
    long told = Math.round(call.completion().executionSeconds().orElseThrow() * 1e9);
    // Saturated at both ends, so that an absurd figure does not wrap around.
    long longer = told == Long.MAX_VALUE ? told : told - call.took().orElseThrow().toNanos();
    Duration overhead = run.timeline().facts().limits().toolOverhead();
    return longer <= LONGER.plus(call.resolution()).toNanos()
        && -longer <= overhead.plus(call.resolution()).toNanos();
  }

  private static String told(AgentEvent completion) {
    return Wording.at(completion) + " says " + Wording.value(completion.data("execution_time"));
  }
}
