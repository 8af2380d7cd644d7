package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells one agent's progress in a run as events, one at a time, stamped as they happen. */
public final class Narrator {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Run run;
  private final Consumer<Event> emitter;
  private final String agentId = UUID.randomUUID().toString();
  private final Optional<String> parentId;
  private final Progress progress;

  /** What a run's agents have told; the lock under which they do, so that stamps keep the order. */
  private static final class Progress {
    private final Map<ToolUse, Open> calls = new LinkedHashMap<>();
    private final Deque<Narrator> nested = new ArrayDeque<>();
    private boolean begun;
    private boolean over;
    private boolean silenced;
  }

  private record Open(Narrator teller, Instant since) {}

  public Narrator(Run run, Consumer<Event> emitter) {
    this(run, emitter, Optional.empty(), new Progress());
  }

  private Narrator(Run run, Consumer<Event> emitter, Optional<String> parentId, Progress progress) {
    this.run = run;
    this.emitter = emitter;
    this.parentId = parentId;
    this.progress = progress;
  }

  /** Tell of another agent, which works for this one. */
  public Narrator nested(Run its) {
    return new Narrator(its, emitter, Optional.of(agentId), progress);
  }

  public void started() {
    synchronized (progress) {
      progress.begun = true;
      parentId.ifPresent(parent -> progress.nested.push(this));
      ObjectNode data = data().put("agent_type", run.request().agentType());
      parentId.ifPresent(parent -> data.put("parent_agent_id", parent));
      tell(Event.STARTED, data);
    }
  }

  public void thinking(String thought) {
    tell(Event.THINKING, data().put("thought", thought));
  }

  /** Tell that a tool starts, and return when it did. */
  public Instant executing(ToolUse use) {
    synchronized (progress) {
      ObjectNode data = data().put("tool_name", use.tool());
      data.set("tool_args", use.args());
      Instant since = tell(Event.EXECUTING, data, Optional.of(use.correlationId())).timestamp();
      progress.calls.put(use, new Open(this, since));
      return since;
    }
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

  /** Tell that a tool failed; its call ends, and so will its agent, if it is not tried again. */
  public void broke(ToolUse use, String message, Instant since) {
    broke(use, "tool_failed", message, since);
  }

  private void broke(ToolUse use, String code, String message, Instant since) {
    ObjectNode data = data().put("tool_name", use.tool());
    data.putObject("error").put("code", code).put("message", message);
    ended(use, data, since);
  }

  /** One reading of the clock is the event's timestamp and the end of the time that it tells. */
  private void ended(ToolUse use, ObjectNode data, Instant since) {
    synchronized (progress) {
      Event event = event(Event.COMPLETED, data, Optional.of(use.correlationId()));
      progress.calls.remove(use);
      Duration took = Duration.between(since, event.timestamp());
      emit(event.withData(it -> it.put("execution_time", took.toNanos() / NANOS_PER_SECOND)));
    }
  }

  public void answered(String finalResponse) {
    end(Event.ANSWERED, data().put("final_response", finalResponse));
  }

  public void failed(String code, String message) {
    ObjectNode data = data();
    data.putObject("error").put("code", code).put("message", message);
    end(Event.FAILED, data);
  }

  private void end(String type, ObjectNode data) {
    synchronized (progress) {
      progress.over |= parentId.isEmpty();
      progress.nested.remove(this);
      tell(type, data);
    }
  }

  /** End a run that goes on: its open calls end, then its agents, the run's own last. */
  public void interrupted() {
    synchronized (progress) {
      if (progress.over) {
        return;
      }
      if (!progress.begun) {
        started();
      }
      String message = "Another request has come in this thread.";
      Map.copyOf(progress.calls)
          .forEach((use, call) -> call.teller().broke(use, "interrupted", message, call.since()));
      List.copyOf(progress.nested).forEach(agent -> agent.failed("interrupted", message));
      failed("interrupted", message);
      progress.silenced = true;
    }
  }

  private void emit(Event event) {
    if (!progress.silenced) {
      emitter.accept(event);
    }
  }

  public void tell(String type, ObjectNode data) {
    tell(type, data, Optional.empty());
  }

  /** Stamp and emit under one lock, so that order and timestamps agree. */
  public Event tell(String type, ObjectNode data, Optional<String> correlationId) {
    synchronized (progress) {
      Event event = event(type, data, correlationId);
      emit(event);
      return event;
    }
  }

  private Event event(String type, ObjectNode data, Optional<String> correlationId) {
    Event event = Event.of(run, type, data.put("agent_id", agentId), correlationId);
    return parentId.isPresent() ? event.ofNestedAgent() : event;
  }

  private static ObjectNode data() {
    return Json.object();
  }
}
