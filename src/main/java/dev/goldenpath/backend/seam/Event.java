package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What a run tells, before it takes its shape on the wire. */
public record Event(
    Run run,
    String type,
    Instant timestamp,
    ObjectNode data,
    Optional<String> correlationId,
    String eventId) {

  public static final String STARTED = "agent_started";
  public static final String THINKING = "agent_thinking";
  public static final String EXECUTING = "tool_executing";
  public static final String COMPLETED = "tool_completed";
  public static final String ANSWERED = "agent_completed";
  public static final String FAILED = "agent_error";

  /** An event that happens now. */
  public static Event of(Run run, String type, ObjectNode data, Optional<String> correlationId) {
    return new Event(run, type, run.now(), data, correlationId, UUID.randomUUID().toString());
  }

  public boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** Tell whether this is the run's last event. */
  public boolean isLast() {
    return is(ANSWERED) || is(FAILED);
  }

  public boolean isOfTool() {
    return is(EXECUTING) || is(COMPLETED);
  }

  public String toolName() {
    return data.path("tool_name").asText();
  }

  public Event withRun(Run other) {
    return new Event(other, type, timestamp, data, correlationId, eventId);
  }

  public Event withData(Consumer<ObjectNode> edit) {
    ObjectNode edited = data.deepCopy();
    edit.accept(edited);
    return new Event(run, type, timestamp, edited, correlationId, eventId);
  }

  public Event withCorrelation(Optional<String> other) {
    return new Event(run, type, timestamp, data, other, eventId);
  }

  public Event withEventId(String other) {
    return new Event(run, type, timestamp, data, correlationId, other);
  }
}
