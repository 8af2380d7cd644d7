package dev.goldenpath.rule;

import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Service;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.CallKind;
import java.util.Optional;

/**
 * Hold what the health endpoint says against what is seen (HTTP-1): a backend that takes no
 * request, or tells of no run, is not healthy. One that serves what is asked for later is.
 */
record HealthClaims(Timeline timeline, Hindsight hindsight) {

  /**
   * Tell that a backend which calls itself healthy is dead all the same, unless it turns out to
   * have served others since.
   *
   * @param call whose violation it is
   */
  Optional<Violation> of(Violation violation, Call call) {
    boolean isSilent = violation.clause() == Clause.TIME_4;
    // What is taken, but answered with a wrong field or status, is served all the same.
    boolean isUntaken = violation.clause() == Clause.HTTP_3 && !call.isAccepted();
    if (!isSilent && !isUntaken || !saysHealthy()) {
      return Optional.empty();
    }
    Violation unwell = unwell(violation);
    Service service = timeline.ledger().service();
    hindsight.leaveOpen(
        unwell, () -> isSilent ? service.toldSince(call) : service.acceptedSince(call));
    return Optional.of(unwell);
  }

  private static Violation unwell(Violation violation) {
    return new Violation(
        Clause.HTTP_1,
        "a backend that can serve, as its health endpoint says",
        "healthy by its own word, and yet: " + violation.seen(),
        "look what the health endpoint checks: agents and sockets belong to it",
        violation.witnesses(),
        violation.decidedAt(),
        violation.slice());
  }

  private boolean saysHealthy() {
    return timeline.calls().stream()
        .filter(call -> call.request().kind() == CallKind.HEALTH)
        .filter(call -> call.response().filter(it -> it.status() == 200).isPresent())
        .anyMatch(call -> !call.saysNoAgents());
  }
}
