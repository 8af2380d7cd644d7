package dev.goldenpath.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of a run's events of one type lack a field that they owe. */
final class Carried {
  private static final Set<String> ENVELOPE =
      Set.of("timestamp", "thread_id", "run_id", "correlation_id", "user_id", "event_id");

  private Carried() {}

  /**
   * Find the first event that should carry a field and does not.
   *
   * <p>A call that failed says so in place of its results (EVENT-4), and may be tried again; but
   * one of the calls must have results.
   */
  static Optional<AgentEvent> lacking(List<AgentEvent> events, String field) {
    boolean told = events.stream().anyMatch(event -> has(event, field));
    return events.stream()
        .filter(event -> !has(event, field))
        .filter(event -> !(told && field.equals("results") && event.hasError()))
        .findFirst();
  }

  private static boolean has(AgentEvent event, String field) {
    JsonNode value = ENVELOPE.contains(field) ? event.canonical().path(field) : event.data(field);
    return !value.isMissingNode() && !value.isNull();
  }
}
