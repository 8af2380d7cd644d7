package dev.goldenpath.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Field;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of the backend, read through the target's wire profile.
 *
 * @param typeName the contract's word for the type, or, where it has none, the type as it stands on
 *     the wire; empty where there is no text type
 * @param message the message as it came
 * @param canonical the fields that the contract names, where the contract has them, in its units
 * @param told the same, with misplaced fields where they should have been: what else is wrong with
 *     the message is to be seen all the same
 * @param misplaced required fields found elsewhere only
 * @param timestamp the backend's own time; empty where it is missing or can't be read
 * @param untold fields that nobody may ask for: the wire profile says that the backend lacks them
 * @param others what those read who take the first of two equal keys, where keys are equal
 * @param nestedIn the agent that tells it, where that is nested in the run (ORDER-4)
 */
public record AgentEvent(
    Entry.Frame frame,
    EventType type,
    String typeName,
    JsonNode message,
    ObjectNode canonical,
    ObjectNode told,
    List<Misplaced> misplaced,
    Optional<Timestamp> timestamp,
    Set<Field> untold,
    List<AgentEvent> others,
    Optional<String> nestedIn)
    implements Reading {

  public AgentEvent {
    misplaced = List.copyOf(misplaced);
    untold = Set.copyOf(untold);
    others = List.copyOf(others);
  }

  /** Return the same as told by an agent that is nested in the run. */
  public AgentEvent nested(String agentId) {
    return new AgentEvent(
        frame,
        type.nested(),
        typeName,
        message,
        canonical,
        told,
        misplaced,
        timestamp,
        untold,
        others,
        Optional.of(agentId));
  }

  /** Compare the frames, from which all else was read; JSON may be nested deeper than a stack. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgentEvent event && frame.equals(event.frame);
  }

  @Override
  public int hashCode() {
    return frame.hashCode();
  }

  /** Return the event as each of its readers takes it, the usual one first. */
  public List<AgentEvent> readings() {
    return Stream.concat(Stream.of(this), others.stream()).toList();
  }

  /** Return whether what is at a place of the contract's own form, with dots, may be missing. */
  public boolean isUntold(String pointer) {
    return untold.stream().anyMatch(it -> String.join(".", it.canonicalPath()).equals(pointer));
  }

  public Stamp at() {
    return frame.at();
  }

  public Optional<String> runId() {
    return Json.id(told.path("run_id"));
  }

  public Optional<String> threadId() {
    return Json.text(told.path("thread_id"));
  }

  public Optional<String> userId() {
    return Json.text(told.path("user_id"));
  }

  public Optional<String> eventId() {
    return Json.id(told.path("event_id"));
  }

  public Optional<String> agentId() {
    return Json.id(data("agent_id"));
  }

  public Optional<String> parentAgentId() {
    return Json.id(data("parent_agent_id"));
  }

  public boolean isOfNestedAgent() {
    return nestedIn.isPresent();
  }

  public Optional<String> correlationId() {
    return Json.id(told.path("correlation_id")).filter(id -> !id.isBlank());
  }

  /** Return the tool's name; of one that plays a part, the contract's. */
  public Optional<String> toolName() {
    return Json.text(data("tool_name"));
  }

  private Optional<String> toolOnTheWire() {
    return Json.text(canonical.path("data").path("tool_name")).or(this::toolName);
  }

  /** Return a field of {@code data}; missing where it is not there. */
  public JsonNode data(String name) {
    return told.path("data").path(name);
  }

  /** Return whether it tells what a tool is given; arguments that are no object are EVENT-3's. */
  public boolean hasToolArgs() {
    return data("tool_args").isObject();
  }

  /**
   * Return whether it tells that a new request has ended its run (ISO-3), or nothing else: a code
   * that is missing is EVENT-6's.
   */
  public boolean tellsInterruption() {
    JsonNode code = data("error").path("code");
    return !code.isTextual() || code.textValue().equals("interrupted");
  }

  /** Return the seconds that a tool says it took, be they infinite; empty where it is no number. */
  public Optional<Double> executionSeconds() {
    JsonNode value = data("execution_time");
    return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
  }

  /** Return whether it has results that are not null. */
  public boolean hasResults() {
    return told.path("data").hasNonNull("results");
  }

  /** Return whether a tool says that it failed; an empty error beside results says nothing. */
  public boolean hasError() {
    JsonNode error = data("error");
    if (error.isObject()) {
      return !error.isEmpty() || !hasResults();
    }
    return error.isTextual() && !error.textValue().isBlank();
  }

  /** Return the type and, of a tool call, which: what tells an event from others of its run. */
  public String name() {
    return type.wireName() + correlationId().or(() -> nestedIn).map(id -> " " + id).orElse("");
  }

  /** Return what it tells in one line, for a timeline: the type and what tells it apart. */
  public String summary() {
    String name = typeName.isEmpty() ? "(no type)" : typeName;
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-16s", name));
    toolOnTheWire().ifPresent(tool -> line.append(' ').append(tool));
    correlationId().ifPresent(id -> line.append(' ').append(id));
    nestedIn.ifPresent(agent -> line.append(" of ").append(agent));
    if (type == EventType.AGENT_ERROR || type == EventType.NESTED_ERROR) {
      line.append(' ').append(data("error").path("message").asText());
    }
    return line.toString().stripTrailing();
  }
}
