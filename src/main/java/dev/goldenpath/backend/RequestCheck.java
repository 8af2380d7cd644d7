package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for what is wrong with an execute request's body (HTTP-4). */
record RequestCheck(Set<String> knownAgents, Set<String> knownTools, boolean agentsAvailable) {
  static final int MAX_MESSAGE_BYTES = 64 * 1024;
  private static final int RETRY_AFTER_SECONDS = 5;

  /** Give the first fault found, if any. */
  Optional<Refusal> examine(User user, JsonNode body) {
    if (!body.isObject()) {
      return bad("not_an_object", "The body is not a JSON object.");
    }
    return Stream.of(shape(body), config(body.path("agent_config")), limits(user, body))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> shape(JsonNode body) {
    if (!body.path("type").asText().equals("agent_execution") || !body.path("type").isTextual()) {
      return bad("bad_type", "type must be agent_execution.");
    }
    if (!isText(body.path("agent_type"))) {
      return bad("bad_agent_type", "agent_type must be a text that is not blank.");
    }
    if (!isText(body.path("message"))) {
      return bad("bad_message", "message must be a text that is not blank.");
    }
    JsonNode thread = body.path("thread_id");
    if (!thread.isTextual() || !ThreadId.isWellFormed(thread.textValue())) {
      return bad("bad_thread_id", "thread_id must be a UUID.");
    }
    return isText(body.path("user_context").path("user_id"))
        ? Optional.empty()
        : bad("bad_user_context", "user_context.user_id must be a text.");
  }

  private Optional<Refusal> config(JsonNode config) {
    if (config.isMissingNode() || config.isNull()) {
      return Optional.empty();
    }
    if (!config.isObject()) {
      return bad("bad_agent_config", "agent_config must be an object.");
    }
    JsonNode rounds = config.path("max_iterations");
    if (!rounds.isMissingNode() && !(rounds.isIntegralNumber() && rounds.asDouble() >= 1)) {
      return bad("bad_max_iterations", "max_iterations must be a whole number from 1.");
    }
    JsonNode tools = config.path("tools");
    return tools.isMissingNode() || isListOfKnownTools(tools)
        ? Optional.empty()
        : bad("bad_tools", "tools must be a list of tools known here.");
  }

  private Optional<Refusal> limits(User user, JsonNode body) {
    if (bytes(body.path("message")) > MAX_MESSAGE_BYTES) {
      return refusal(413, "message_too_large", "message may have 65536 bytes of UTF-8 at most.");
    }
    if (!body.path("user_context").path("user_id").asText().equals(user.id())) {
      return refusal(403, "wrong_user", "user_context.user_id is not the token's subject.");
    }
    if (!knownAgents.contains(body.path("agent_type").asText())) {
      return refusal(404, "unknown_agent", "No agent of this type is known here.");
    }
    return agentsAvailable
        ? Optional.empty()
        : refusal(503, "agents_unavailable", "The agents are not available.")
            .map(refusal -> refusal.retryAfter(RETRY_AFTER_SECONDS));
  }

  private boolean isListOfKnownTools(JsonNode tools) {
    if (!tools.isArray()) {
      return false;
    }
    for (JsonNode tool : tools) {
      if (!tool.isTextual() || !knownTools.contains(tool.textValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }

  private static int bytes(JsonNode text) {
    return text.asText().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<Refusal> bad(String code, String message) {
    return refusal(400, code, message);
  }

  private static Optional<Refusal> refusal(int status, String code, String message) {
    return Optional.of(Refusal.of(status, code, message));
  }
}
