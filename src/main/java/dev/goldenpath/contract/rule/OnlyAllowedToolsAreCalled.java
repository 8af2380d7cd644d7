package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.wire.AgentRequest;

/**
 * PAIR-3: only tools that the request allowed are called, in no more than {@code max_iterations}
 * rounds.
 *
 * <p>Keeps it: two tools allowed, both called, one a round, two rounds allowed. Breaks it: a third
 * tool; or executing, thinking, executing with one round allowed.
 */
final class OnlyAllowedToolsAreCalled implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.PAIR_3;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      private boolean thought = true;
      private int rounds;

      @Override
      void onEvent(AgentEvent event, Moment moment) {
        if (event.type() == EventType.AGENT_THINKING) {
          thought = true;
        } else if (event.type() == EventType.TOOL_EXECUTING) {
          rounds += thought ? 1 : 0;
          thought = false;
          run.run().request().ifPresent(request -> judge(request, event, moment));
        }
      }

      private void judge(AgentRequest request, AgentEvent event, Moment moment) {
        boolean allowed = event.toolName().map(request::allows).orElse(true);
        // An agent other than data_helper has defaults of its own.
        boolean toolsKnown = request.tools().isPresent() || run.run().isDataHelper();
        boolean roundsKnown = request.maxIterations().isPresent() || run.run().isDataHelper();
        if (toolsKnown && !allowed) {
          broken(
              moment,
              "calls of " + String.join(", ", request.allowedTools()) + " only",
              Say.at(event) + " calls " + Say.call(event),
              "look where the agent takes its tools from: the request's agent_config.tools");
        } else if (roundsKnown && rounds > request.allowedRounds()) {
          broken(
              moment,
              "at most " + request.allowedRounds() + " rounds of tool calls (max_iterations)",
              Say.at(event) + " begins round " + rounds,
              "look where the agent's loop counts its rounds");
        } else {
          kept();
        }
      }
    };
  }
}
