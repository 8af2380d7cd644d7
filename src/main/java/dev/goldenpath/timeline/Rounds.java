package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;

/**
 * The rounds of an agent, as seen from outside: groups of starts with no thinking between them, or,
 * where agents don't think, no completion (PAIR-3). A call that failed may be tried again in its
 * round.
 */
public record Rounds(RunSlice slice) {

  /** Count those of the agent that tells it up to that event. */
  public int until(AgentEvent event) {
    return count(event, slice.owesThinking() ? EventType.AGENT_THINKING : EventType.TOOL_COMPLETED);
  }

  /** Count what may have been rounds: where no thought is told (ORDER-2), each call may be one. */
  public int mostUntil(AgentEvent event) {
    return slice.events().stream().anyMatch(it -> it.type() == EventType.AGENT_THINKING)
        ? until(event)
        : count(event, EventType.TOOL_COMPLETED);
  }

  private int count(AgentEvent event, EventType between) {
    int rounds = 0;
    boolean thought = true;
    for (AgentEvent each : slice.events()) {
      if (each.at().nanos() > event.at().nanos() || !each.nestedIn().equals(event.nestedIn())) {
        continue;
      }
      if (each.type() == between && !each.hasError()) {
        thought = true;
      } else if (each.type() == EventType.TOOL_EXECUTING && each.at().seq() <= event.at().seq()) {
        rounds += thought ? 1 : 0;
        thought = false;
      }
    }
    return rounds;
  }
}
