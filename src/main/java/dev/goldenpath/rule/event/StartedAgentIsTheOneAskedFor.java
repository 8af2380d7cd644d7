package dev.goldenpath.rule.event;

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
 * EVENT-1: {@code data.agent_type} of agent_started is the requested one.
 *
 * <p>Keeps it: data_helper asked for and started. Breaks it: "DataHelperAgent" started.
 */
public final class StartedAgentIsTheOneAskedFor implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.EVENT_1;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      @Override
      public void onEvent(AgentEvent event, Moment moment) {
        if (event.type() == EventType.AGENT_STARTED && event.data("agent_type").isTextual()) {
          String asked = run.run().request().map(request -> request.agentType()).orElse("");
          kept();
          if (!event.data("agent_type").textValue().equals(asked)) {
            broken(
                moment,
                "agent_type " + Wording.quoted(asked) + ", as in the request",
                Wording.at(event) + " has " + Wording.value(event.data("agent_type")),
                "look whether the request's agent_type is what is run and what is told");
          }
        }
      }
    };
  }
}
