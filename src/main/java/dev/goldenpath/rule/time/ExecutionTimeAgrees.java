package dev.goldenpath.rule.time;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Elapsed;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;

/**
 * TIME-2: {@code execution_time} agrees with the time between the timestamps of {@code
 * tool_executing} and {@code tool_completed}.
 *
 * <p>Keeps it: 1.0 for a call of 1.002 s. Breaks it: 1000, 0 or 2 for a call of 1.002 s.
 */
public final class ExecutionTimeAgrees implements Rule.OfRun {
  private static final Duration LONGER = Duration.ofMillis(50);

  @Override
  public Clause clause() {
    return Clause.TIME_2;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new ToolCalls(clause(), run) {
      @Override
      public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
        if (start.timestamp().isEmpty()
            || completion.timestamp().isEmpty()
            || completion.executionSeconds().isEmpty()) {
          return;
        }
        long told = Math.round(completion.executionSeconds().get() * 1e9);
        long took = Elapsed.by(start, completion).toNanos();
        Duration resolution = Elapsed.resolution(start, completion);
        Duration overhead = run.scene().terms().limits().toolOverhead();
        kept();
        // Saturated at both ends, so that an absurd figure does not wrap around.
        long longer = told == Long.MAX_VALUE ? told : told - took;
        if (longer > LONGER.plus(resolution).toNanos()
            || -longer > overhead.plus(resolution).toNanos()) {
          broken(
              moment,
              "execution_time of about "
                  + Wording.seconds(Duration.ofNanos(took))
                  + ", the time between the timestamps of "
                  + Wording.call(start),
              Wording.at(completion) + " says " + Wording.value(completion.data("execution_time")),
              "look whether the figure is measured, and whether it is in seconds",
              start.frame());
        }
      }
    };
  }
}
