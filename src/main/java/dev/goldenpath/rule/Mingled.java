package dev.goldenpath.rule;

import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.Timeline;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Runs that go on at once, of which one has told something that names none (EVENT-0), so that
 * nobody can say which of them it was: what any of them lacks, or has too much of, may be that.
 */
final class Mingled {
  private static final Set<Clause.Family> OF_ALL_ITS_EVENTS =
      Set.of(Clause.Family.ORDER, Clause.Family.PAIR, Clause.Family.TRUE);

  private final Timeline timeline;
  private final Set<Call> calls = Collections.newSetFromMap(new IdentityHashMap<>());

  Mingled(Timeline timeline) {
    this.timeline = timeline;
  }

  void note(Moment moment) {
    List<Call> all =
        moment.event().map(event -> timeline.eventRuns().callsOf(event)).orElse(List.of());
    if (all.size() > 1) {
      calls.addAll(all);
    }
  }

  /** Return whether a violation may come of that. */
  boolean explains(Violation violation) {
    Clause clause = violation.clause();
    boolean isOfAllItsEvents =
        OF_ALL_ITS_EVENTS.contains(clause.family())
            || clause == Clause.ISO_3
            || clause == Clause.TIME_4;
    return isOfAllItsEvents
        && !calls.isEmpty()
        && violation.slice().run().flatMap(timeline::run).flatMap(Run::call).stream()
            .anyMatch(calls::contains);
  }
}
