package dev.goldenpath.rule.pair;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.util.HashMap;
import java.util.Map;

/**
 * PAIR-2: no {@code tool_completed} without its {@code tool_executing}; no correlation_id for two
 * tool calls of one run.
 *
 * <p>Keeps it: executing c-1, executing c-2, completed c-2, completed c-1. Breaks it: completed c-9
 * out of nowhere; or executing c-1, completed c-1, executing c-1.
 */
public final class EveryCompletionWasAnnounced implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.PAIR_2;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      private final Map<String, AgentEvent> announced = new HashMap<>();

      @Override
      public void onEvent(AgentEvent event, Moment moment) {
        if (event.type() == EventType.TOOL_EXECUTING) {
          event.correlationId().ifPresent(id -> start(id, event, moment));
        } else if (event.type() == EventType.TOOL_COMPLETED) {
          event.correlationId().ifPresent(id -> complete(id, event, moment));
        }
      }

      private void start(String id, AgentEvent event, Moment moment) {
        AgentEvent earlier = announced.putIfAbsent(id, event);
        if (earlier != null) {
          broken(
              moment,
              "a correlation_id of its own for each tool call of the run",
              Wording.at(event) + " uses " + id + " again",
              "look where correlation ids are made; each call needs a new one",
              earlier.frame());
        }
      }

      private void complete(String id, AgentEvent event, Moment moment) {
        if (announced.containsKey(id)) {
          kept();
        } else if (run.isWhole()) {
          broken(
              moment,
              "a tool_executing with correlation_id " + id + " before its tool_completed",
              Wording.at(event) + " for " + Wording.call(event) + ", which was never announced",
              "look whether start and end of a call get the same correlation_id, and whether the"
                  + " start was lost");
        }
      }
    };
  }
}
