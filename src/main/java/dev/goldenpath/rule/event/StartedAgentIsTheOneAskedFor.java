package dev.goldenpath.rule.event;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Patterns;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.wire.AgentRequest;

/**
 * EVENT-1: {@code data.agent_type} of agent_started is the requested one.
 *
 * <p>Keeps it: data_helper asked for and started. Breaks it: "DataHelperAgent" started.
 */
public final class StartedAgentIsTheOneAskedFor {
  public static final Rule RULE =
      inRun(
          Clause.EVENT_1,
          // What runs on a request that was to be refused is HTTP-4's.
          run ->
              run.run()
                  .request()
                  .map(AgentRequest::agentType)
                  .map(StartedAgentIsTheOneAskedFor::names)
                  .orElseGet(Patterns::nothingWanted));

  private StartedAgentIsTheOneAskedFor() {}

  private static Pattern names(String agent) {
    return every(AGENT_STARTED.where(event -> event.data("agent_type").isTextual()))
        .must(
            that(
                event -> event.data("agent_type").textValue().equals(agent),
                any -> "agent_type " + Wording.quoted(agent) + ", as in the request",
                event -> Wording.at(event) + " has " + Wording.value(event.data("agent_type")),
                "look whether the request's agent_type is what is run and what is told"));
  }
}
