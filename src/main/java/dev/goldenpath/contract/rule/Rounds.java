package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;

/** Count a run's rounds: groups of tool_executing with no agent_thinking between them (PAIR-3). */
final class Rounds {
  private Rounds() {}

  static int of(RunSlice run) {
    int rounds = 0;
    boolean thought = true;
    for (AgentEvent event : run.events()) {
      if (event.type() == EventType.AGENT_THINKING) {
        thought = true;
      } else if (event.type() == EventType.TOOL_EXECUTING) {
        rounds += thought ? 1 : 0;
        thought = false;
      }
    }
    return rounds;
  }
}
