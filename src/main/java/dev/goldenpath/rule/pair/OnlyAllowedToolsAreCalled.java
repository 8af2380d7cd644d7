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
import dev.goldenpath.wire.AgentRequest;

/**
 * PAIR-3: only tools that the request allowed are called, in no more than {@code max_iterations}
 * rounds.
 *
 * <p>Keeps it: two tools allowed, both called, one a round, two rounds allowed. Breaks it: a third
 * tool; or executing, thinking, executing with one round allowed.
 */
public final class OnlyAllowedToolsAreCalled implements Rule.OfRun {
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
      public void onEvent(AgentEvent event, Moment moment) {
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
              Wording.at(event) + " calls " + Wording.call(event),
              "look where the agent takes its tools from: the request's agent_config.tools");
        } else if (roundsKnown && rounds > request.allowedRounds()) {
          broken(
              moment,
              "at most " + request.allowedRounds() + " rounds of tool calls (max_iterations)",
              Wording.at(event) + " begins round " + rounds,
              "look where the agent's loop counts its rounds");
        } else {
          kept();
        }
      }
    };
  }
}
