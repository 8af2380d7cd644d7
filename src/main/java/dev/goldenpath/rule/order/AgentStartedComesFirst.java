package dev.goldenpath.rule.order;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;

/**
 * ORDER-1: {@code agent_started} is a run's first event, once.
 *
 * <p>Keeps it: started, thinking, completed. Breaks it: thinking, started; or started, started.
 */
public final class AgentStartedComesFirst implements Rule.OfRun {
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
      public void onEvent(AgentEvent event, Moment moment) {
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
              Wording.at(event) + ", with no agent_started before it",
              "look whether the run is announced before its first work, and whether the socket is"
                  + " registered for it by then");
        } else if (isStart && starts == 1 && seen > 1) {
          broken(
              moment,
              "agent_started as the run's first event",
              Wording.at(event) + ", with other events of the run before it",
              "look whether events are reordered on their way to the socket",
              run.events().get(0).frame());
        } else if (isStart && starts > 1) {
          broken(
              moment,
              "one agent_started for the run",
              "a second " + Wording.at(event),
              "look for a second place that announces the run, or for an event sent twice",
              run.first(EventType.AGENT_STARTED).orElse(event).frame());
        } else if (starts == 1) {
          kept();
        }
      }
    };
  }
}
