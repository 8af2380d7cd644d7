package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.RunSlice;

/** Count a run's rounds: groups of tool_executing with no agent_thinking between them (PAIR-3). */
public final class Rounds {
  private Rounds() {}

  public static int of(RunSlice run) {
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
