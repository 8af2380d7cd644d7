package dev.goldenpath.rule;

import dev.goldenpath.timeline.Listener;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one socket lacks of a run, and another has: that is told once, by CONN-8. The run has kept
 * its order, its pairs and its limits where it was heard whole; by what is left of it elsewhere
 * these can't be judged, nor by what a socket lacks that joined in the middle, be it owed that or
 * not.
 */
final class Unheard {
  private static final Set<Clause.Family> OF_A_WHOLE_RUN =
      Set.of(Clause.Family.ORDER, Clause.Family.PAIR);

  private final Timeline timeline;
  private final Set<Optional<String>> told = new HashSet<>();
  private final List<Violation> late = new ArrayList<>();

  Unheard(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Leave out of what is known what sockets lack, where that has been told. */
  void leaveOut(Collection<Violation> known, Collection<Violation> fresh) {
    fresh.stream()
        .filter(it -> it.clause() == Clause.CONN_8)
        .forEach(it -> told.add(it.slice().run()));
    fresh.stream().filter(it -> isOfAWholeRun(it) && isOfLateJoiner(it)).forEach(late::add);
    if (!told.isEmpty()) {
      known.removeIf(it -> isOfAWholeRun(it) && isToldAsLacking(it));
    }
    if (!late.isEmpty()) {
      List<Violation> kept = late.stream().filter(it -> isKeptWhereWhole(it, known)).toList();
      kept.forEach(known::remove);
      late.removeAll(kept);
    }
  }

  private static boolean isOfAWholeRun(Violation violation) {
    return violation.slice().run().isPresent()
        && (OF_A_WHOLE_RUN.contains(violation.clause().family())
            || violation.clause() == Clause.TIME_4);
  }

  private boolean isToldAsLacking(Violation violation) {
    Optional<String> run = violation.slice().run();
    return told.contains(run)
        && violation.slice().socket().flatMap(timeline::socket).stream()
            .anyMatch(socket -> lacksAny(socket, run.orElseThrow()));
  }

  private boolean isOfLateJoiner(Violation violation) {
    return timeline
        .slice(violation.slice())
        .filter(slice -> slice.isOwn() && !slice.isWhole())
        .isPresent();
  }

  private boolean isKeptWhereWhole(Violation violation, Collection<Violation> known) {
    return timeline.slice(violation.slice()).map(RunSlice::run).map(timeline::slicesOf).stream()
        .flatMap(List::stream)
        .anyMatch(slice -> isKeptOn(slice, violation.clause(), known));
  }

  private static boolean isKeptOn(RunSlice slice, Clause clause, Collection<Violation> known) {
    return slice.isOwn()
        && slice.isWhole()
        && slice.terminal().isPresent()
        && known.stream().noneMatch(it -> it.clause() == clause && it.slice().equals(slice.id()));
  }

  private boolean lacksAny(Socket socket, String run) {
    return timeline.run(run).stream()
        .flatMap(it -> timeline.slicesOf(it).stream())
        .filter(other -> other.isOwn() && other.socket() != socket)
        .anyMatch(other -> !new Listener(socket, other).missingAt(Long.MAX_VALUE).isEmpty());
  }
}
