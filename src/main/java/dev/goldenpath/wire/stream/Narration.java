package dev.goldenpath.wire.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one run that a stream tells, put into the contract's events.
 *
 * <p>Fragments are joined by the id of what they are of. A thought is told when it ends, or when
 * something else begins that it led to. The answer is the text after the last tool call; where
 * there is none, the text before it.
 */
final class Narration {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The code of the error that stands for a run which ends in a question to a person. */
  static final String WAITS = "waits_for_answer";

  private static final TextNode LEFT =
      TextNode.valueOf("left to the frontend, which answers it in the next request");

  private final Map<String, ToolTale> calls = new LinkedHashMap<>();
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final StringBuilder thought = new StringBuilder();
  private final List<JsonNode> told = new ArrayList<>();
  private final List<String> failures;
  private final Set<String> frontend;
  private String threadId;
  private String runId;
  private String earlier = "";
  private Optional<BigDecimal> moment = Optional.empty();

  /** A tool call as far as it is known. */
  private static final class ToolTale {
    private final StringBuilder arguments = new StringBuilder();
    private String tool = "";
    private boolean announced;
    private boolean completed;
  }

  /**
   * @param failure how a text begins by which a result tells a failure, or several ways with {@code
   *     |} between them; empty where none does
   * @param frontend the tools that whoever asks runs: what calls of them return comes from there
   */
  Narration(String threadId, String runId, Optional<String> failure, Set<String> frontend) {
    this.threadId = threadId;
    this.runId = runId;
    this.frontend = Set.copyOf(frontend);
    this.failures =
        failure.stream()
            .flatMap(it -> Arrays.stream(it.split("\\|")))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
  }

  /** Return what was told since the last time. */
  List<JsonNode> told() {
    List<JsonNode> events = List.copyOf(told);
    told.clear();
    return events;
  }

  /** Go by the names that the stream itself gives the thread and the run. */
  void isNamed(String thread, String run) {
    threadId = thread;
    runId = run;
  }

  /**
   * Go by when what comes next happened.
   *
   * @param millis since 1970; empty where that is not told
   */
  void at(Optional<BigDecimal> millis) {
    moment = millis;
  }

  void started() {
    tell("agent_started");
  }

  void thinks(String delta) {
    thought.append(delta);
  }

  void thought() {
    if (!thought.toString().isBlank()) {
      tell("agent_thinking").put("thought", thought.toString());
    }
    thought.setLength(0);
  }

  void says(String message, String delta) {
    texts.computeIfAbsent(message, id -> new StringBuilder()).append(delta);
  }

  void calls(String call, String tool) {
    ToolTale known = calls.computeIfAbsent(call, id -> new ToolTale());
    if (!tool.isEmpty()) {
      known.tool = tool;
    }
  }

  void argues(String call, String delta) {
    calls.computeIfAbsent(call, id -> new ToolTale()).arguments.append(delta);
  }

  /** Tell that a tool call is known whole, unless that is told. */
  void announce(String call) {
    ToolTale known = calls.computeIfAbsent(call, id -> new ToolTale());
    String arguments = known.arguments.toString();
    announce(call, arguments.isBlank() ? JsonNodeFactory.instance.objectNode() : value(arguments));
  }

  /** Tell of a tool call whose arguments are known, unless that is told. */
  void announce(String call, JsonNode arguments) {
    ToolTale known = calls.computeIfAbsent(call, id -> new ToolTale());
    if (!known.announced && !(isOfFrontend(known) && !known.completed)) {
      known.announced = true;
      thought();
      earlier = answer();
      texts.clear();
      ObjectNode data = tell("tool_executing", call, known);
      data.set("tool_args", arguments);
    }
  }

  private boolean isOfFrontend(ToolTale call) {
    return frontend.contains(call.tool);
  }

  /** Tell of a result, of a call that was never begun too. */
  void returns(String call, JsonNode results) {
    if (results.path("error").isTextual() || results.path("error").isObject()) {
      fails(call, results.path("error"));
    } else if (failures.stream().anyMatch(results.asText()::startsWith)) {
      fails(call, results);
    } else {
      completed(call).set("results", results);
    }
  }

  /** Tell that a tool has failed. */
  void fails(String call, JsonNode error) {
    completed(call).set("error", error);
  }

  /** Tell that a call is left to whoever asked; one of a tool of his own is none of the run's. */
  void leaves(String call) {
    ToolTale known = calls.get(call);
    if (known != null && known.announced && !known.completed) {
      fails(call, LEFT);
    }
  }

  private ObjectNode completed(String call) {
    ToolTale known = calls.getOrDefault(call, new ToolTale());
    known.completed = true;
    if (calls.containsKey(call)) {
      announce(call);
    }
    return tell("tool_completed", call, known);
  }

  void answered() {
    thought();
    tell("agent_completed").put("final_response", answer());
  }

  /** Tell the run's failure; tools under way have failed with it. */
  void broke(String code, String message) {
    thought();
    calls.forEach(
        (id, call) -> {
          if (!call.completed && !isOfFrontend(call)) {
            fails(id, TextNode.valueOf(message));
          }
        });
    ObjectNode error = tell("agent_error").putObject("error");
    error.put("code", code).put("message", message);
  }

  private String answer() {
    String text =
        texts.values().stream()
            .map(StringBuilder::toString)
            .filter(it -> !it.isBlank())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? earlier : text;
  }

  private ObjectNode tell(String type, String call, ToolTale known) {
    ObjectNode data = tell(type);
    ((ObjectNode) told.get(told.size() - 1)).put("correlation_id", call);
    if (!known.tool.isEmpty()) {
      data.put("tool_name", known.tool);
    }
    return data;
  }

  private ObjectNode tell(String type) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type).put("thread_id", threadId).put("run_id", runId);
    moment.ifPresent(millis -> event.put("timestamp", millis));
    told.add(event);
    return event.putObject("data");
  }

  /** Read a text as JSON where it is some. */
  static JsonNode value(String text) {
    try {
      JsonNode value = JSON.readTree(text);
      return value.isMissingNode() ? TextNode.valueOf(text) : value;
    } catch (JsonProcessingException plain) {
      return TextNode.valueOf(text);
    }
  }
}
