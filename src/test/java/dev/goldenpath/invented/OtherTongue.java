package dev.goldenpath.invented;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/**
 * Another form for what the contract says: the other's request into the contract's, the contract's
 * answers and events into the other's. What is no JSON object stays as it is.
 */
final class OtherTongue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> TYPES =
      Map.of(
          "connection_established", "hello",
          "agent_started", "run.started",
          "agent_thinking", "model.reasoning",
          "tool_executing", "tool.call",
          "tool_completed", "tool.result",
          "agent_completed", "run.finished",
          "agent_error", "run.failed",
          "error", "complaint");

  private static final Map<String, String> FIELDS =
      Map.of(
          "agent_type", "bot",
          "thought", "reasoning",
          "tool_name", "function",
          "tool_args", "arguments",
          "results", "output",
          "final_response", "answer",
          "connection_id", "socket",
          "user_id", "who");

  private OtherTongue() {}

  static String request(String body) {
    if (!(read(body) instanceof ObjectNode told)) {
      return body;
    }
    ObjectNode request = JSON.createObjectNode().put("type", "agent_execution");
    move(told.path("input"), "text", request, "message");
    move(told, "bot", request, "agent_type");
    move(told, "conversation", request, "thread_id");
    move(told, "as", request.putObject("user_context"), "user_id");
    JsonNode options = told.path("options");
    if (options.isObject()) {
      ObjectNode config = request.putObject("agent_config");
      move(options, "tools", config, "tools");
      move(options, "max_steps", config, "max_iterations");
    }
    return write(request);
  }

  /** The answer to an accepted request names neither run nor agent; a refusal has a detail. */
  static String answer(int status, String body) {
    if (!(read(body) instanceof ObjectNode told)) {
      return body;
    }
    ObjectNode answer = JSON.createObjectNode();
    if (status / 100 == 2) {
      move(told, "thread_id", answer, "conversation");
      answer.put("state", told.path("status").asText().equals("accepted") ? "queued" : "odd");
    } else {
      move(told.path("error"), "message", answer, "detail");
    }
    return write(answer);
  }

  static String thread(String request) {
    return read(request).path("thread_id").asText();
  }

  static String run(String told) {
    return read(told).path("run_id").asText();
  }

  static String type(String told) {
    return read(told).path("type").asText();
  }

  static boolean asksForARun(String message) {
    return read(message).path("do").asText().startsWith("ask");
  }

  static boolean wantsAnAnswer(String message) {
    return read(message).path("do").asText().equals("ask");
  }

  /** What becomes of a request that was a message is told by a message. */
  static String answerOnSocket(HttpResponse<String> answer) {
    boolean accepted = answer.statusCode() / 100 == 2;
    ObjectNode told = JSON.createObjectNode().put("event", accepted ? "ask.taken" : "ask.refused");
    move(read(answer.body()), "run_id", told, "run");
    return write(told);
  }

  static String login(String user, String password) {
    return write(JSON.createObjectNode().put("email", user).put("password", password));
  }

  /** What a login grants stands deeper; a refusal has a detail. */
  static String granted(int status, String body) {
    if (status / 100 != 2) {
      return answer(status, body);
    }
    ObjectNode granted = JSON.createObjectNode();
    move(read(body), "access_token", granted.withObject("/granted"), "key");
    move(read(body), "user_id", granted.withObject("/granted"), "who");
    move(read(body), "expires_in", granted.withObject("/granted"), "seconds");
    return write(granted);
  }

  static String health(String body) {
    boolean healthy = read(body).path("status").asText().equals("healthy");
    return write(JSON.createObjectNode().put("state", healthy ? "up" : "down"));
  }

  static String event(String frame) {
    if (!(read(frame) instanceof ObjectNode told)) {
      return frame;
    }
    ObjectNode event = told.deepCopy();
    event.remove(java.util.List.of("type", "timestamp", "thread_id", "run_id", "data"));
    event.remove("correlation_id");
    JsonNode type = told.path("type");
    if (type.isTextual()) {
      event.put("event", TYPES.getOrDefault(type.textValue(), type.textValue()));
    }
    move(told, "thread_id", event, "conversation");
    move(told, "run_id", event, "run");
    stamp(told, event);
    if (told.path("data") instanceof ObjectNode data) {
      ObjectNode body = event.putObject("body");
      data.properties().forEach(it -> body.set(name(it.getKey()), it.getValue()));
      asText(body);
      inMilliseconds(body);
    }
    move(told, "correlation_id", event.withObject("/body"), "call");
    if (!told.has("data") && event.path("body").isEmpty()) {
      event.remove("body");
    }
    return write(event);
  }

  private static String name(String field) {
    return FIELDS.getOrDefault(field, field);
  }

  private static void stamp(ObjectNode told, ObjectNode event) {
    JsonNode at = told.path("timestamp");
    try {
      event.put("at", Instant.parse(at.asText()).toEpochMilli());
    } catch (java.time.DateTimeException unreadable) {
      move(told, "timestamp", event, "at");
    }
  }

  private static void asText(ObjectNode body) {
    if (body.path("output").isContainerNode()) {
      body.put("output", write(body.get("output")));
    }
  }

  private static void inMilliseconds(ObjectNode body) {
    if (body.path("execution_time").isNumber()) {
      body.put("took_ms", Math.round(body.path("execution_time").asDouble() * 1e6) / 1e3);
      body.remove("execution_time");
    }
  }

  private static void move(JsonNode from, String key, ObjectNode to, String name) {
    if (from.has(key)) {
      to.set(name, from.get(key));
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException none) {
      return JSON.missingNode();
    }
  }

  private static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
