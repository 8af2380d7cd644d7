package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What one socket has told of a run, found without a look at all of it. */
final class HeardEvents {
  private final List<AgentEvent> all = new ArrayList<>();
  private final Map<String, Long> firstSeen = new HashMap<>();

  void add(AgentEvent event) {
    all.add(event);
    firstSeen.putIfAbsent(event.frame().text(), event.at().seq());
  }

  List<AgentEvent> all() {
    return Collections.unmodifiableList(all);
  }

  Predicate<AgentEvent> soFar() {
    Set<AgentEvent> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(all);
    return known::contains;
  }

  /** Return whether the same frame came before. */
  boolean isDoubled(AgentEvent event) {
    Long first = firstSeen.get(event.frame().text());
    return first != null && first < event.at().seq();
  }
}
