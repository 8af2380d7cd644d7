package dev.goldenpath.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import java.util.List;
import java.util.Optional;

/** Which of a run's events of one type lack a field that they owe. */
final class Carried {
  private Carried() {}

  /**
   * Find the first event that should carry a field and does not.
   *
   * <p>A call that failed says so in place of its results (EVENT-4), and may be tried again; but
   * one of the calls must have results.
   */
  static Optional<AgentEvent> lacking(List<AgentEvent> events, Place field) {
    boolean told = events.stream().anyMatch(event -> has(event, field));
    return events.stream()
        .filter(event -> !has(event, field))
        .filter(event -> !(told && field.head().equals("results") && event.hasError()))
        .findFirst();
  }

  private static boolean has(AgentEvent event, Place field) {
    JsonNode value = field.in(event);
    return !value.isMissingNode() && !value.isNull();
  }
}
