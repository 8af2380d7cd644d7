package dev.goldenpath.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Ids that events tell for runs which their answers named otherwise. */
final class Misnamings {
  private final Map<String, String> runs = new HashMap<>();

  void add(String told, String named) {
    runs.put(told, named);
  }

  /** Take it back: the run is told by the name that its answer gave, so the other is another's. */
  void isToldByItsName(String named) {
    if (!runs.isEmpty()) {
      runs.values().removeIf(named::equals);
    }
  }

  Optional<String> runOf(String told) {
    return Optional.ofNullable(runs.get(told));
  }
}
