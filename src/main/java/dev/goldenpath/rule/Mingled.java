package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.Timeline;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs that go on at once, of which one has told something that names none (EVENT-0), or two have
 * begun under one id that is neither's (ISO-1), so that nobody can say which of them it was: what
 * any of them lacks, or has too much of, may be that.
 */
final class Mingled {
  private static final Set<Clause.Family> OF_ALL_ITS_EVENTS =
      Set.of(Clause.Family.ORDER, Clause.Family.PAIR, Clause.Family.TRUE);

  private static final Set<Clause> OTHERS =
      Set.of(Clause.ISO_3, Clause.TIME_1, Clause.TIME_4, Clause.CONN_4, Clause.CONN_8);

  private final Timeline timeline;
  private final Set<Call> nameless = calls();
  private final Map<String, Set<Call>> byWrongId = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  Mingled(Timeline timeline) {
    this.timeline = timeline;
  }

  private static Set<Call> calls() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  void note(Moment moment) {
    moment.event().ifPresent(this::note);
  }

  private void note(AgentEvent event) {
    List<Call> all = timeline.eventRuns().callsOf(event);
    if (all.size() > 1) {
      nameless.addAll(all);
    }
    event.runId().ifPresent(id -> note(id, event));
  }

  /** Whether it is a wrong id, and not that of a run that begins twice, may be told later. */
  private void note(String id, AgentEvent event) {
    if (isBeginning(event) && !begun.add(event.frame().socket() + " " + id)) {
      List<Call> all = timeline.eventRuns().callsBeside(event);
      if (all.size() > 1) {
        byWrongId.computeIfAbsent(id, any -> calls()).addAll(all);
      }
    }
  }

  /** One run's agent may look like another's that is nested in it, and lacks its parent. */
  private static boolean isBeginning(AgentEvent event) {
    return event.type() == EventType.AGENT_STARTED
        || event.type() == EventType.NESTED_STARTED && event.parentAgentId().isEmpty();
  }

  /** Return whether a violation may come of that. */
  boolean explains(Violation violation) {
    Clause clause = violation.clause();
    return (OF_ALL_ITS_EVENTS.contains(clause.family()) || OTHERS.contains(clause))
        && violation.slice().run().filter(this::isMingled).isPresent();
  }

  private boolean isMingled(String id) {
    Optional<Call> call = timeline.run(id).flatMap(Run::call);
    return call.map(it -> nameless.contains(it) || isUnderAWrongId(it))
        .orElseGet(() -> byWrongId.containsKey(id));
  }

  private boolean isUnderAWrongId(Call call) {
    return byWrongId.entrySet().stream()
        .filter(it -> timeline.run(it.getKey()).flatMap(Run::call).isEmpty())
        .anyMatch(it -> it.getValue().contains(call));
  }
}
