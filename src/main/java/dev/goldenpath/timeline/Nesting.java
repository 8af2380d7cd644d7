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

/**
 * Tell which events are those of agents nested in a run (ORDER-4).
 *
 * <p>What names a parent is nested, or begins under another id than the run's own agent has; and so
 * is all that names the same agent, or any but the run's own, where that is told. It is known over
 * all sockets: one that joins late has not heard who began.
 */
public final class Nesting {
  private final boolean isPossible;
  private final Timeline timeline;
  private final Map<String, Agents> byRun = new HashMap<>();

  /** Know of no agents yet. */
  Nesting(Timeline timeline) {
    this.timeline = timeline;
    this.isPossible = timeline.facts().capabilities().contains(Capability.SUB_AGENTS);
  }

  private static final class Agents {
    private boolean hasBegun;
    private boolean hasEnded;
    private Optional<String> root = Optional.empty();
    private final Set<String> nested = new HashSet<>();

    /** Those of whom a socket has told that has heard who began. */
    private final Set<String> told = new HashSet<>();

    /**
     * Take in a beginning: the run's own agent's, or that of one which was not there before; after
     * the run's end that of another run, which is given its id again.
     */
    private void began(Optional<String> agent, boolean hasParent) {
      boolean isAnotherRuns = hasEnded && agent.isPresent() && !nested.contains(agent.get());
      if (!hasParent && (!hasBegun || isAnotherRuns)) {
        root = agent;
      } else if (!agent.equals(root)) {
        agent.ifPresent(nested::add);
      }
      hasBegun = hasBegun || !hasParent;
    }
  }

  /** Return what was read, as told by the agent that tells it: the run's own or a nested one. */
  public Reading of(Reading reading) {
    return reading instanceof Unreadable unreadable
        ? unreadable.meaning(unreadable.meant().stream().map(this::of).toList())
        : of((AgentEvent) reading);
  }

  /** Return an event as told by the agent that tells it, as far as that is known by now. */
  public AgentEvent of(AgentEvent event) {
    if (!isPossible || !event.type().isOfRun()) {
      return event;
    }
    Optional<String> agent = event.agentId();
    Optional<String> parent = event.parentAgentId();
    Agents agents = byRun.computeIfAbsent(runOf(event), id -> new Agents());
    if (event.type() == EventType.AGENT_STARTED) {
      agents.began(agent, parent.isPresent());
    }
    agent.filter(it -> hasHeardWhoBegan(event)).ifPresent(agents.told::add);
    boolean isNested =
        parent.isPresent()
            || agent.isPresent()
                && (agents.nested.contains(agent.get())
                    || agents.root.isPresent() && !agent.equals(agents.root));
    agents.hasEnded = agents.hasEnded || !isNested && event.type().isTerminal();
    return isNested ? event.nested(agent.orElse("")) : event;
  }

  /** Runs of two users, or in two threads, may share an id (HTTP-5). */
  private String runOf(AgentEvent event) {
    Socket socket = socketOf(event);
    return event
        .runId()
        .map(id -> timeline.audience().key(socket, id))
        .orElse("of " + socket.name());
  }

  private Socket socketOf(AgentEvent event) {
    return timeline.socket(event.frame().socket()).orElseThrow();
  }

  private boolean hasHeardWhoBegan(AgentEvent event) {
    return event
        .runId()
        .flatMap(timeline::run)
        .filter(run -> Audience.isOwed(socketOf(event), run))
        .isPresent();
  }

  /** Return whether no socket that has heard who began has told yet of the agent that tells it. */
  public boolean isUntold(AgentEvent event) {
    Optional<Agents> agents = Optional.ofNullable(byRun.get(runOf(event)));
    return isPossible
        && event.type().isOfRun()
        && event.type() != EventType.AGENT_STARTED
        && (agents.filter(it -> it.hasBegun).isEmpty()
            || event.agentId().filter(it -> !agents.get().told.contains(it)).isPresent());
  }

  /** Return the id of the own agent of an event's run, where that has told it on any socket. */
  Optional<String> root(AgentEvent event) {
    return Optional.ofNullable(byRun.get(runOf(event))).flatMap(agents -> agents.root);
  }
}
