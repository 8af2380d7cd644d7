package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whose tool call ends, where that is told under a wrong id or none. */
record Callers(Timeline timeline) {

  /** Return the run whose open call an event completes under an id that announced none. */
  Optional<Run> of(AgentEvent event, Socket socket) {
    if (event.type() != EventType.TOOL_COMPLETED) {
      return Optional.empty();
    }
    List<Run> open = runs(socket, slice -> slice.terminal().isEmpty() && slice.hasOpen(event));
    List<Run> callers = open.isEmpty() ? runs(socket, slice -> hasHeard(slice, event)) : open;
    boolean isKnown = callers.size() == 1 && !hasAnnounced(event) && !mayHaveMissedAnother(socket);
    return callers.stream().filter(run -> isKnown).findFirst();
  }

  /** One socket that joined in the middle of a call has not heard it announced. */
  private List<Run> runs(Socket socket, Predicate<RunSlice> which) {
    return timeline.runs().stream()
        .filter(run -> timeline.audience().carries(socket, run))
        .filter(run -> timeline.slicesOf(run).stream().filter(RunSlice::isOwn).anyMatch(which))
        .limit(2)
        .toList();
  }

  /** What one socket has told under a wrong id, another may tell after the run's end there. */
  private static boolean hasHeard(RunSlice slice, AgentEvent end) {
    return slice.events().stream()
        .filter(it -> it.type() == end.type() && it.at().seq() < end.at().seq())
        .filter(it -> it.runId().equals(end.runId()))
        .anyMatch(it -> it.correlationId().equals(end.correlationId()));
  }

  /** Return whether a run was asked for before the socket was there, and has no name yet. */
  private boolean mayHaveMissedAnother(Socket socket) {
    return timeline.calls().stream()
        .anyMatch(call -> call.isPending() && !socket.listenedBefore(call.request().at()));
  }

  private boolean hasAnnounced(AgentEvent end) {
    return timeline.moments().stream()
        .flatMap(moment -> moment.event().stream())
        .filter(it -> it.type() == EventType.TOOL_EXECUTING && it.runId().equals(end.runId()))
        .anyMatch(it -> it.correlationId().equals(end.correlationId()));
  }
}
