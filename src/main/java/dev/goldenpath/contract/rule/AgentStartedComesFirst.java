package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;

/**
 * ORDER-1: {@code agent_started} is a run's first event, once.
 *
 * <p>Keeps it: started, thinking, completed. Breaks it: thinking, started; or started, started.
 */
final class AgentStartedComesFirst implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.ORDER_1;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      private int seen;
      private int starts;

      @Override
      void onEvent(AgentEvent event, Moment moment) {
        if (run.terminal().filter(end -> end.at().seq() < event.at().seq()).isPresent()) {
          // What comes after an end is ORDER-3's.
          return;
        }
        seen++;
        starts += event.type() == EventType.AGENT_STARTED ? 1 : 0;
        boolean isStart = event.type() == EventType.AGENT_STARTED;
        if (seen == 1 && run.isWhole() && !isStart) {
          broken(
              moment,
              "agent_started as the run's first event",
              Say.at(event) + ", with no agent_started before it",
              "look whether the run is announced before its first work, and whether the socket is"
                  + " registered for it by then");
        } else if (isStart && starts == 1 && seen > 1) {
          broken(
              moment,
              "agent_started as the run's first event",
              Say.at(event) + ", with other events of the run before it",
              "look whether events are reordered on their way to the socket",
              run.events().get(0).frame());
        } else if (isStart && starts > 1) {
          broken(
              moment,
              "one agent_started for the run",
              "a second " + Say.at(event),
              "look for a second place that announces the run, or for an event sent twice",
              run.first(EventType.AGENT_STARTED).orElse(event).frame());
        } else if (starts == 1) {
          kept();
        }
      }
    };
  }
}
