package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.setting.Field;
import java.util.List;
import java.util.Optional;

/** Events that name no run: which one they can only be of. */
record Unaddressed(Timeline timeline) {

  /** Return the only run that goes on; else, where no event names any, the latest. */
  Optional<Run> runOf(AgentEvent event, Socket socket) {
    return onlyRunUnderWay(event, socket).or(() -> latestRun(socket));
  }

  boolean isOfOneUnderWay(AgentEvent event, Socket socket) {
    return onlyRunUnderWay(event, socket).isPresent();
  }

  private Optional<Run> onlyRunUnderWay(AgentEvent event, Socket socket) {
    List<Run> underWay =
        timeline.runs().stream()
            .filter(run -> timeline.audience().carries(socket, run))
            .filter(run -> !timeline.audience().hasToldEnd(socket, run))
            .filter(run -> !wasOverBefore(socket, run))
            .toList();
    List<Run> likely = underWay.size() > 1 ? knownBy(event, underWay) : underWay;
    return likely.size() == 1 ? Optional.of(likely.get(0)) : Optional.empty();
  }

  /** Of several, that whose nonce it holds. */
  private static List<Run> knownBy(AgentEvent event, List<Run> runs) {
    List<String> nonces = Nonce.in(event.frame().text());
    return runs.stream().filter(run -> run.nonces().stream().anyMatch(nonces::contains)).toList();
  }

  private boolean wasOverBefore(Socket socket, Run run) {
    return timeline.slicesOf(run).stream()
        .flatMap(slice -> slice.terminal().stream())
        .anyMatch(end -> end.at().seq() < socket.opening().at().seq());
  }

  /** Where events name no run, what comes when none is under way can only be of the latest. */
  private Optional<Run> latestRun(Socket socket) {
    return timeline.facts().profile().lacks(Field.RUN_ID)
        ? timeline.runs().stream()
            .filter(run -> timeline.audience().carries(socket, run))
            .filter(run -> timeline.audience().hasToldEnd(socket, run))
            .reduce((earlier, later) -> later)
        : Optional.empty();
  }
}
