package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.setting.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Events that name no run: which one they can only be of. */
record Unaddressed(Timeline timeline) {

  /** Return the only run that goes on; else, where no event names any, the latest. */
  Optional<Run> runOf(AgentEvent event, Socket socket) {
    return onlyRunUnderWay(event, socket).or(() -> latestRun(socket));
  }

  boolean isOfOneUnderWay(AgentEvent event, Socket socket) {
    return onlyRunUnderWay(event, socket).isPresent();
  }

  /** Return the calls whose runs it may be of, be they answered or not; by its nonce, if it can. */
  List<Call> callsOf(AgentEvent event, Socket socket) {
    Stream<Call> pending =
        timeline.calls().stream()
            .filter(Call::isPending)
            .filter(call -> timeline.audience().carries(socket, new Run("", Optional.of(call))));
    List<Call> all =
        Stream.concat(underWay(event, socket).stream().flatMap(run -> run.call().stream()), pending)
            .toList();
    Predicate<List<String>> holdsOne = holdsOne(event);
    List<Call> known = all.stream().filter(call -> holdsOne.test(call.nonces())).toList();
    return known.size() == 1 ? known : all;
  }

  private Optional<Run> onlyRunUnderWay(AgentEvent event, Socket socket) {
    List<Run> underWay = underWay(event, socket);
    Predicate<List<String>> holdsOne = holdsOne(event);
    List<Run> likely =
        underWay.size() > 1
            ? underWay.stream().filter(run -> holdsOne.test(run.nonces())).toList()
            : underWay;
    return likely.size() == 1 ? Optional.of(likely.get(0)) : Optional.empty();
  }

  private List<Run> underWay(AgentEvent event, Socket socket) {
    return timeline.runs().stream()
        .filter(run -> timeline.audience().carries(socket, run))
        .filter(run -> !hasEndedBefore(event, socket, run))
        .filter(run -> !wasOverBefore(socket, run))
        .toList();
  }

  /** What waited for an answer may be told of a run that has ended since. */
  private boolean hasEndedBefore(AgentEvent event, Socket socket, Run run) {
    return timeline
        .slice(socket, run.id())
        .filter(slice -> slice.hasEndedBefore(event))
        .isPresent();
  }

  /** Tell whether an event holds one of some nonces; it is read once. */
  private static Predicate<List<String>> holdsOne(AgentEvent event) {
    List<String> told = Nonce.in(event.frame().text());
    return nonces -> told.stream().anyMatch(nonces::contains);
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
