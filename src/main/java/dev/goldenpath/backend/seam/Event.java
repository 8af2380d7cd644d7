package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a run tells, before it takes its shape on the wire.
 *
 * @param nested whether an agent tells it that is nested in the run
 */
public record Event(
    Run run,
    String type,
    Instant timestamp,
    ObjectNode data,
    Optional<String> correlationId,
    String eventId,
    boolean nested) {

  public static final String STARTED = "agent_started";
  public static final String THINKING = "agent_thinking";
  public static final String EXECUTING = "tool_executing";
  public static final String COMPLETED = "tool_completed";
  public static final String ANSWERED = "agent_completed";
  public static final String FAILED = "agent_error";

  /** An event that happens now. */
  public static Event of(Run run, String type, ObjectNode data, Optional<String> correlationId) {
    return new Event(
        run, type, run.now(), data, correlationId, UUID.randomUUID().toString(), false);
  }

  public boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** Tell whether it is such an event of the run's own agent. */
  public boolean isOwn(String wanted) {
    return !nested && is(wanted);
  }

  /** Tell whether this is the run's last event. */
  public boolean isLast() {
    return isOwn(ANSWERED) || isOwn(FAILED);
  }

  public boolean isOfTool() {
    return is(EXECUTING) || is(COMPLETED);
  }

  public String toolName() {
    return data.path("tool_name").asText();
  }

  public Event ofNestedAgent() {
    return new Event(run, type, timestamp, data, correlationId, eventId, true);
  }

  public Event withData(Consumer<ObjectNode> edit) {
    ObjectNode edited = data.deepCopy();
    edit.accept(edited);
    return new Event(run, type, timestamp, edited, correlationId, eventId, nested);
  }

  public Event withCorrelation(Optional<String> other) {
    return new Event(run, type, timestamp, data, other, eventId, nested);
  }

  public Event withEventId(String other) {
    return new Event(run, type, timestamp, data, correlationId, other, nested);
  }
}
