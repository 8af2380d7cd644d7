package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Reading;
import dev.goldenpath.event.Unreadable;
import dev.goldenpath.setting.Capability;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tell which events are those of agents nested in a run (ORDER-4).
 *
 * <p>What names a parent is nested, and so is all that names the same agent; or any but the run's
 * own, where that is told. It is known over all sockets: one that joins late has not heard who
 * began.
 */
final class Nesting {
  private final boolean isPossible;
  private final Function<String, String> carriedBy;
  private final Map<String, Agents> byRun = new HashMap<>();

  /**
   * Know of no agents yet.
   *
   * @param carriedBy whose runs a socket carries, by its name
   */
  Nesting(Set<Capability> capabilities, Function<String, String> carriedBy) {
    this.isPossible = capabilities.contains(Capability.SUB_AGENTS);
    this.carriedBy = carriedBy;
  }

  private static final class Agents {
    private Optional<String> root = Optional.empty();
    private final Set<String> nested = new HashSet<>();
  }

  Reading of(Reading reading) {
    if (!isPossible) {
      return reading;
    }
    return reading instanceof Unreadable unreadable
        ? unreadable.meaning(unreadable.meant().stream().map(this::of).toList())
        : of((AgentEvent) reading);
  }

  private AgentEvent of(AgentEvent event) {
    Optional<String> agent = event.agentId();
    Optional<String> parent = event.parentAgentId();
    if (!event.type().isOfRun() || (agent.isEmpty() && parent.isEmpty())) {
      return event;
    }
    Agents agents = byRun.computeIfAbsent(runOf(event), id -> new Agents());
    if (parent.isPresent()) {
      agent.ifPresent(agents.nested::add);
    } else if (event.type() == EventType.AGENT_STARTED) {
      agents.root = agents.root.or(() -> agent);
    }
    boolean isNested =
        parent.isPresent()
            || agent.filter(agents.nested::contains).isPresent()
            || agents.root.filter(root -> !agent.equals(Optional.of(root))).isPresent();
    return isNested && !isSecondStart(event) ? event.nested(agent.orElse("")) : event;
  }

  /** Runs of two users, or in two threads, may share an id (HTTP-5). */
  private String runOf(AgentEvent event) {
    String socket = event.frame().socket();
    return event.runId().map(id -> carriedBy.apply(socket) + " " + id).orElse("of " + socket);
  }

  /** Return the id of the own agent of an event's run, where that has told it on any socket. */
  Optional<String> root(AgentEvent event) {
    return Optional.ofNullable(byRun.get(runOf(event))).flatMap(agents -> agents.root);
  }

  /** Who begins and works for nobody is no nested agent, but a run's second beginning (ORDER-1). */
  private static boolean isSecondStart(AgentEvent event) {
    return event.type() == EventType.AGENT_STARTED && event.parentAgentId().isEmpty();
  }
}
