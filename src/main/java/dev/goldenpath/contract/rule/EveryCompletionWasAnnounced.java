package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import java.util.HashMap;
import java.util.Map;

/**
 * PAIR-2: no {@code tool_completed} without its {@code tool_executing}; no correlation_id for two
 * tool calls of one run.
 *
 * <p>Keeps it: executing c-1, executing c-2, completed c-2, completed c-1. Breaks it: completed c-9
 * out of nowhere; or executing c-1, completed c-1, executing c-1.
 */
final class EveryCompletionWasAnnounced implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.PAIR_2;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      private final Map<String, AgentEvent> announced = new HashMap<>();

      @Override
      void onEvent(AgentEvent event, Moment moment) {
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
              Say.at(event) + " uses " + id + " again",
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
              Say.at(event) + " for " + Say.call(event) + ", which was never announced",
              "look whether start and end of a call get the same correlation_id, and whether the"
                  + " start was lost");
        }
      }
    };
  }
}
