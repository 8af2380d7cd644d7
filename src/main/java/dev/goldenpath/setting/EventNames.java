package dev.goldenpath.setting;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a backend calls the contract's event types.
 *
 * @param names by the contract's word the words on the wire; none for what the backend never sends
 */
public record EventNames(Map<String, List<String>> names) {
  /** The contract's words. */
  public static final List<String> TYPES =
      List.of(
          "connection_established",
          "agent_started",
          "agent_thinking",
          "tool_executing",
          "tool_completed",
          "agent_completed",
          "agent_error",
          "error",
          "pong");

  /** Those that a backend may do without; what is asked of them is not judged then. */
  static final Set<String> DISPENSABLE =
      Set.of("connection_established", "agent_thinking", "error", "pong");

  /** As the contract has them. */
  public static final EventNames CONTRACT = new EventNames(Map.of());

  public EventNames {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String type : TYPES) {
      all.put(type, List.copyOf(names.getOrDefault(type, List.of(type))));
    }
    names = Collections.unmodifiableMap(all);
  }

  /** Return the words on the wire for a type of the contract. */
  public List<String> onTheWire(String type) {
    return names.getOrDefault(type, List.of());
  }

  /** Return whether the backend never sends a type of the contract. */
  public boolean lacks(String type) {
    return onTheWire(type).isEmpty();
  }

  /** Return two types of the contract that have one word on the wire. */
  Optional<List<String>> alike() {
    return TYPES.stream()
        .flatMap(
            one ->
                TYPES.stream()
                    .filter(other -> TYPES.indexOf(one) < TYPES.indexOf(other))
                    .filter(other -> !Collections.disjoint(onTheWire(one), onTheWire(other)))
                    .map(other -> Arrays.asList(one, other)))
        .findFirst();
  }
}
