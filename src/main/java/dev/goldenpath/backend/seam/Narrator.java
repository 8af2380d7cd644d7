package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a run's progress as events, one at a time, stamped as they happen. */
public final class Narrator {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Run run;
  private final Consumer<Event> emitter;
  private final Map<ToolUse, Instant> open = new LinkedHashMap<>();
  private boolean begun;
  private boolean over;
  private boolean silenced;

  public Narrator(Run run, Consumer<Event> emitter) {
    this.run = run;
    this.emitter = emitter;
  }

  public synchronized void started() {
    begun = true;
    tell(Event.STARTED, data().put("agent_type", run.request().agentType()));
  }

  public void thinking(String thought) {
    tell(Event.THINKING, data().put("thought", thought));
  }

  /** Tell that a tool starts, and return when it did. */
  public synchronized Instant executing(ToolUse use) {
    ObjectNode data = data().put("tool_name", use.tool());
    data.set("tool_args", use.args());
    Instant since = tell(Event.EXECUTING, data, Optional.of(use.correlationId())).timestamp();
    open.put(use, since);
    return since;
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

  /** Tell that a tool failed; its call ends, and so will the run, if it is not tried again. */
  public void broke(ToolUse use, String message, Instant since) {
    broke(use, "tool_failed", message, since);
  }

  private void broke(ToolUse use, String code, String message, Instant since) {
    ObjectNode data = data().put("tool_name", use.tool());
    data.putObject("error").put("code", code).put("message", message);
    ended(use, data, since);
  }

  /** One reading of the clock is the event's timestamp and the end of the time that it tells. */
  private synchronized void ended(ToolUse use, ObjectNode data, Instant since) {
    Event event = Event.of(run, Event.COMPLETED, data, Optional.of(use.correlationId()));
    open.remove(use);
    Duration took = Duration.between(since, event.timestamp());
    emit(event.withData(it -> it.put("execution_time", took.toNanos() / NANOS_PER_SECOND)));
  }

  public synchronized void answered(String finalResponse) {
    over = true;
    tell(Event.ANSWERED, data().put("final_response", finalResponse));
  }

  public synchronized void failed(String code, String message) {
    over = true;
    ObjectNode data = data();
    data.putObject("error").put("code", code).put("message", message);
    tell(Event.FAILED, data);
  }

  /** End a run that goes on: its open calls end, then it; what else its agent tells is lost. */
  public synchronized void interrupted() {
    if (over) {
      return;
    }
    if (!begun) {
      started();
    }
    String message = "Another request has come in this thread.";
    Map.copyOf(open).forEach((use, since) -> broke(use, "interrupted", message, since));
    failed("interrupted", message);
    silenced = true;
  }

  private void emit(Event event) {
    if (!silenced) {
      emitter.accept(event);
    }
  }

  public void tell(String type, ObjectNode data) {
    tell(type, data, Optional.empty());
  }

  /** Stamp and emit under one lock, so that order and timestamps agree. */
  public synchronized Event tell(String type, ObjectNode data, Optional<String> correlationId) {
    Event event = Event.of(run, type, data, correlationId);
    emit(event);
    return event;
  }

  private static ObjectNode data() {
    return Json.object();
  }
}
