package dev.goldenpath.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.Protocol;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** One fault of an execute request that is good otherwise (HTTP-4). */
public enum RequestFault {
  NOT_JSON("that is not JSON", body -> body.removeAll()),
  TRAILING_TEXT("that goes on after its JSON", body -> body.removeAll()),
  JSON_ARRAY("that is a JSON array", body -> body.removeAll()),
  JSON_TEXT("that is a JSON text", body -> body.removeAll()),
  JSON_NULL("that is null", body -> body.removeAll()),
  NO_TYPE("without type", body -> body.remove("type")),
  OTHER_TYPE("of another type", body -> body.put("type", "user_message")),
  LONGER_TYPE(
      "whose type goes on after agent_execution",
      body -> body.put("type", body.path("type").asText() + "_2")),
  NO_AGENT("without agent_type", body -> body.remove("agent_type")),
  NO_MESSAGE("without message", body -> body.remove("message")),
  BLANK_MESSAGE("whose message is blank", body -> body.put("message", " \t\n ")),
  TABS_MESSAGE("whose message is tabs and line breaks", body -> body.put("message", "\t\r\n\t")),
  EMPTY_MESSAGE("whose message is empty", body -> body.put("message", "")),
  NUMBER_MESSAGE("whose message is a number", body -> body.put("message", 42)),
  NO_THREAD("without thread_id", body -> body.remove("thread_id")),
  BAD_THREAD("whose thread_id is not a UUID", body -> body.put("thread_id", "thread-1")),
  LONG_THREAD(
      "whose thread_id has a UUID's length only",
      body -> body.put("thread_id", "0g000000-0000-4000-8000-00000000000g")),
  NO_CONTEXT("without user_context", body -> body.remove("user_context")),
  NO_USER("without user_context.user_id", body -> context(body).remove("user_id")),
  LIST_THREAD("whose thread_id is a list", body -> body.putArray("thread_id")),
  ZERO_ROUNDS("with max_iterations 0", body -> config(body).put("max_iterations", 0)),
  NEGATIVE_ROUNDS("with max_iterations -1", body -> config(body).put("max_iterations", -1)),
  TEXT_ROUNDS("whose max_iterations is a text", body -> config(body).put("max_iterations", "two")),
  FIGURE_ROUNDS("whose max_iterations is \"3\"", body -> config(body).put("max_iterations", "3")),
  UNKNOWN_TOOL(
      "with a tool that the backend does not know",
      body -> config(body).putArray("tools").add("echo_tool").add("no_such_tool")),
  TEXT_TOOLS("whose tools are a text", body -> config(body).put("tools", "echo_tool")),
  NULL_TYPE("whose type is null", body -> body.putNull("type")),
  NUMBER_AGENT("whose agent_type is a number", body -> body.put("agent_type", 7)),
  NULL_MESSAGE("whose message is null", body -> body.putNull("message")),
  LIST_MESSAGE("whose message is a list", body -> body.putArray("message").add("hello")),
  NULL_THREAD("whose thread_id is null", body -> body.putNull("thread_id")),
  EMPTY_THREAD("whose thread_id is empty", body -> body.put("thread_id", "")),
  NUMBER_THREAD("whose thread_id is a number", body -> body.put("thread_id", 1)),
  LONGER_THREAD(
      "whose thread_id goes on after a UUID",
      body -> body.put("thread_id", body.path("thread_id").asText() + "-1")),
  NULL_CONTEXT("whose user_context is null", body -> body.putNull("user_context")),
  TEXT_CONTEXT(
      "whose user_context is a text",
      body -> body.put("user_context", body.path("user_context").path("user_id").asText())),
  NULL_USER("whose user_context.user_id is null", body -> context(body).putNull("user_id")),
  EMPTY_USER("whose user_context.user_id is empty", body -> context(body).put("user_id", "")),
  NUMBER_USER("whose user_context.user_id is a number", body -> context(body).put("user_id", 1)),
  TEXT_CONFIG("whose agent_config is a text", body -> body.put("agent_config", "echo_tool")),
  BROKEN_ROUNDS("whose max_iterations is 1.5", body -> config(body).put("max_iterations", 1.5)),
  OBJECT_TOOLS(
      "whose tools are an object", body -> config(body).putObject("tools").put("0", "echo_tool")),
  NUMBER_TOOL(
      "with a number among its tools",
      body -> config(body).putArray("tools").add("echo_tool").add(1));

  static final String WORDS =
      "that is not JSON|whose type goes on after agent_execution|that goes on after its"
          + " JSON|that is a JSON array|without type|of another type|without agent_type|without"
          + " message|whose message is blank|whose message is tabs and line breaks|whose"
          + " thread_id has a UUID's length only|whose max_iterations is \"3\"|whose message is"
          + " empty|whose message is a number|without thread_id|whose thread_id is not a"
          + " UUID|without user_context|without user_context.user_id|whose thread_id is a"
          + " list|with max_iterations 0|with max_iterations -1|whose max_iterations is a"
          + " text|with a tool that the backend does not know|whose tools are a text|that is a"
          + " JSON text|that is null|whose type is null|whose agent_type is a number|whose"
          + " message is null|whose message is a list|whose thread_id is null|whose thread_id is"
          + " empty|whose thread_id is a number|whose thread_id goes on after a UUID|whose"
          + " user_context is null|whose user_context is a text|whose user_context.user_id is"
          + " null|whose user_context.user_id is empty|whose user_context.user_id is a"
          + " number|whose agent_config is a text|whose max_iterations is 1.5|whose tools are an"
          + " object|with a number among its tools";

  /** RunAgentInput is typed: the thread is a text, and a message has its content. */
  private static final Set<RequestFault> AGAINST_AG_UI =
      EnumSet.of(
          NOT_JSON,
          TRAILING_TEXT,
          JSON_ARRAY,
          JSON_TEXT,
          JSON_NULL,
          NO_MESSAGE,
          NUMBER_MESSAGE,
          NULL_MESSAGE,
          LIST_MESSAGE,
          NO_THREAD,
          LIST_THREAD,
          NULL_THREAD,
          NUMBER_THREAD);

  private static final String TOOL = "echo_tool";

  private final String words;
  private final Consumer<ObjectNode> change;

  RequestFault(String words, Consumer<ObjectNode> change) {
    this.words = words;
    this.change = change;
  }

  static RequestFault of(String words) {
    return Arrays.stream(values())
        .filter(fault -> fault.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no fault '" + words + "'"));
  }

  String words() {
    return words;
  }

  /** Return whether a request with this fault is none of that protocol's. */
  boolean isAgainst(Protocol protocol) {
    return switch (protocol) {
      case GOLDEN_PATH -> true;
      case AG_UI -> AGAINST_AG_UI.contains(this);
      // What else is wrong with a request, each route handler decides for itself.
      case AI_SDK -> this == NOT_JSON;
    };
  }

  /** Return the statuses that are right: what is no user's id is not the token's subject either. */
  Integer[] statuses() {
    return switch (this) {
      case NULL_USER, EMPTY_USER, NUMBER_USER -> new Integer[] {400, 422, 403};
      default -> new Integer[] {400, 422};
    };
  }

  /** Return a good body with this fault alone: a tool in it is one that the target has. */
  String in(ObjectNode good, Parts parts) {
    return in(good)
        .replace('"' + TOOL + '"', TextNode.valueOf(parts.toolOnTheWire(TOOL)).toString());
  }

  /** Return a good body with this fault. */
  String in(ObjectNode good) {
    return switch (this) {
      case NOT_JSON -> good.toString().substring(0, good.toString().length() - 2);
      case TRAILING_TEXT -> good + " and more";
      case JSON_ARRAY -> "[" + good + "]";
      case JSON_TEXT -> "\"agent_execution\"";
      case JSON_NULL -> "null";
      default -> {
        ObjectNode body = good.deepCopy();
        change.accept(body);
        yield body.toString();
      }
    };
  }

  private static ObjectNode context(ObjectNode body) {
    return body.withObject("/user_context");
  }

  private static ObjectNode config(ObjectNode body) {
    return body.withObject("/agent_config");
  }
}
