package dev.goldenpath.timeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** Ids that events tell, where they tell them, for runs which their answers named otherwise. */
final class Misnamings {
  private final Map<String, String> runs = new HashMap<>();
  private final Set<String> strangers = new HashSet<>();
  private final Map<String, Long> awaited = new HashMap<>();
  private final Set<String> decided = new HashSet<>();

  void add(String told, String named) {
    runs.put(told, named);
  }

  /** Take it back: the run is told by the name that its answer gave, so the other is another's. */
  void isToldByItsName(String named) {
    if (!runs.isEmpty()) {
      runs.values().removeIf(named::equals);
    }
  }

  /** Note that an id has begun a run of its own, beside those that were asked for. */
  void begins(String told) {
    strangers.add(told);
  }

  /** Leave open until then, once, what an id names. */
  void await(String told, long until) {
    if (!decided.contains(told)) {
      awaited.putIfAbsent(told, until);
    }
  }

  /** Return whether it is still open what an id names; what is not any more never is again. */
  boolean awaits(String told, LongPredicate isOpen) {
    Long until = awaited.get(told);
    if (until == null || isOpen.test(until)) {
      return until != null;
    }
    awaited.remove(told);
    return !decided.add(told);
  }

  boolean awaitAny() {
    return !awaited.isEmpty();
  }

  /** Return until when it is left open what ids name. */
  LongStream awaited() {
    return awaited.values().stream().mapToLong(Long::longValue);
  }

  void awaitNoMore() {
    decided.addAll(awaited.keySet());
    awaited.clear();
  }

  boolean isOfItsOwn(String told) {
    return strangers.contains(told);
  }

  Optional<String> runOf(String told) {
    return Optional.ofNullable(runs.get(told));
  }

  /** Return the run that an id is told for anywhere. */
  Optional<String> runOfAny(String told) {
    return runs.entrySet().stream()
        .filter(it -> it.getKey().endsWith(" " + told))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
