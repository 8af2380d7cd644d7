package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a run's progress as events, one at a time, stamped as they happen. */
public final class Narrator {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Run run;
  private final Consumer<Event> emitter;

  public Narrator(Run run, Consumer<Event> emitter) {
    this.run = run;
    this.emitter = emitter;
  }

  public void started() {
    tell(Event.STARTED, data().put("agent_type", run.request().agentType()));
  }

  public void thinking(String thought) {
    tell(Event.THINKING, data().put("thought", thought));
  }

  /** Tell that a tool starts, and return when it did. */
  public Instant executing(ToolUse use) {
    ObjectNode data = data().put("tool_name", use.tool());
    data.set("tool_args", use.args());
    return tell(Event.EXECUTING, data, Optional.of(use.correlationId())).timestamp();
  }

  /**
   * Tell what a tool returned.
   *
   * @param since when it started
   */
  public void completed(ToolUse use, JsonNode results, Instant since) {
    ObjectNode data = data().put("tool_name", use.tool());
    data.set("results", results);
    ended(use, data, since);
  }

  /** Tell that a tool failed; its call ends, and so will the run. */
  public void broke(ToolUse use, String message, Instant since) {
    ObjectNode data = data().put("tool_name", use.tool());
    data.putObject("error").put("code", "tool_failed").put("message", message);
    ended(use, data, since);
  }

  /** One reading of the clock is the event's timestamp and the end of the time that it tells. */
  private synchronized void ended(ToolUse use, ObjectNode data, Instant since) {
    Event event = Event.of(run, Event.COMPLETED, data, Optional.of(use.correlationId()));
    Duration took = Duration.between(since, event.timestamp());
    emitter.accept(
        event.withData(it -> it.put("execution_time", took.toNanos() / NANOS_PER_SECOND)));
  }

  public void answered(String finalResponse) {
    tell(Event.ANSWERED, data().put("final_response", finalResponse));
  }

  public void failed(String code, String message) {
    ObjectNode data = data();
    data.putObject("error").put("code", code).put("message", message);
    tell(Event.FAILED, data);
  }

  public void tell(String type, ObjectNode data) {
    tell(type, data, Optional.empty());
  }

  /** Stamp and emit under one lock, so that order and timestamps agree. */
  public synchronized Event tell(String type, ObjectNode data, Optional<String> correlationId) {
    Event event = Event.of(run, type, data, correlationId);
    emitter.accept(event);
    return event;
  }

  private static ObjectNode data() {
    return Json.object();
  }
}
