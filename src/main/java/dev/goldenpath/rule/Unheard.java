package dev.goldenpath.rule;

import dev.goldenpath.timeline.Listener;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one socket lacks of a run, and another has: that is told once, by CONN-8. The run has kept
 * its order, its pairs and its limits where it was heard whole; by what is left of it elsewhere
 * these can't be judged.
 */
final class Unheard {
  private static final Set<Clause.Family> OF_A_WHOLE_RUN =
      Set.of(Clause.Family.ORDER, Clause.Family.PAIR);

  private final Timeline timeline;
  private final Set<Optional<String>> told = new HashSet<>();

  Unheard(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Leave out of what is known what sockets lack, where that has been told. */
  void leaveOut(Collection<Violation> known, Collection<Violation> fresh) {
    fresh.stream()
        .filter(it -> it.clause() == Clause.CONN_8)
        .forEach(it -> told.add(it.slice().run()));
    if (!told.isEmpty()) {
      known.removeIf(it -> told.contains(it.slice().run()) && isOfWhatIsLacking(it));
    }
  }

  private boolean isOfWhatIsLacking(Violation violation) {
    boolean isOfRun =
        OF_A_WHOLE_RUN.contains(violation.clause().family()) || violation.clause() == Clause.TIME_4;
    Optional<String> run = violation.slice().run();
    return isOfRun
        && run.isPresent()
        && violation.slice().socket().flatMap(timeline::socket).stream()
            .anyMatch(socket -> lacksAny(socket, run.get()));
  }

  private boolean lacksAny(Socket socket, String run) {
    return timeline.run(run).stream()
        .flatMap(it -> timeline.slicesOf(it).stream())
        .filter(other -> other.isOwn() && other.socket() != socket)
        .anyMatch(other -> !new Listener(socket, other).missingAt(Long.MAX_VALUE).isEmpty());
  }
}
