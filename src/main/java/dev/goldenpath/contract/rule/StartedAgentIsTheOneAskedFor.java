package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;

/**
 * EVENT-1: {@code data.agent_type} of agent_started is the requested one.
 *
 * <p>Keeps it: data_helper asked for and started. Breaks it: "DataHelperAgent" started.
 */
final class StartedAgentIsTheOneAskedFor implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.EVENT_1;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      @Override
      void onEvent(AgentEvent event, Moment moment) {
        if (event.type() == EventType.AGENT_STARTED && event.data("agent_type").isTextual()) {
          String asked = run.run().request().map(request -> request.agentType()).orElse("");
          kept();
          if (!event.data("agent_type").textValue().equals(asked)) {
            broken(
                moment,
                "agent_type " + Say.quoted(asked) + ", as in the request",
                Say.at(event) + " has " + Say.value(event.data("agent_type")),
                "look whether the request's agent_type is what is run and what is told");
          }
        }
      }
    };
  }
}
