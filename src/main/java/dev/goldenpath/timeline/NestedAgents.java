package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which agents are nested in a run, for whom they work, and which are at work (ORDER-4). */
public final class NestedAgents {
  private final Map<String, AgentEvent> atWork = new LinkedHashMap<>();
  private Optional<String> root = Optional.empty();

  /**
   * Take in an event.
   *
   * @param told the run's own agent, where it has told its id
   */
  void add(AgentEvent event, Optional<String> told) {
    root = root.or(() -> told);
    if (event.type() == EventType.NESTED_STARTED) {
      // Where the run's own agent has not told its id, the first that is nobody's is its.
      root = root.or(() -> event.parentAgentId().filter(parent -> !atWork.containsKey(parent)));
      event.agentId().ifPresent(id -> atWork.put(id, event));
    } else if (event.type().isOfNested()) {
      event.agentId().ifPresent(atWork::remove);
    }
  }

  /** Return whether an agent is the run's own, or a nested one that goes on. */
  public boolean isAtWork(String agentId) {
    return isRoot(agentId) || atWork.containsKey(agentId);
  }

  /** Return whether an agent is the run's own. */
  public boolean isRoot(String agentId) {
    return root.filter(agentId::equals).isPresent();
  }

  /** Return the beginning of an agent that works for this one, and goes on. */
  public Optional<AgentEvent> atWorkFor(String agentId) {
    return atWork.values().stream()
        .filter(start -> start.parentAgentId().equals(Optional.of(agentId)))
        .findFirst();
  }
}
