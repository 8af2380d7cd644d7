package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What an execute request asks for; read leniently, since the checks come before.
 *
 * @param tools the tools that the agent may call, in the order given
 * @param traceparent the W3C trace context that came with the request
 */
public record RunRequest(
    String agentType,
    String message,
    String threadId,
    List<String> tools,
    int maxIterations,
    Optional<String> traceparent) {

  public static final List<String> DEFAULT_TOOLS = List.of("get_current_time", "echo_tool");
  public static final int DEFAULT_ITERATIONS = 5;

  public RunRequest {
    tools = List.copyOf(tools);
  }

  public static RunRequest of(JsonNode body, Optional<String> traceparent) {
    JsonNode config = body.path("agent_config");
    return new RunRequest(
        body.path("agent_type").asText(),
        body.path("message").asText(),
        body.path("thread_id").asText(),
        tools(config.path("tools")),
        config.path("max_iterations").asInt(DEFAULT_ITERATIONS),
        traceparent);
  }

  /** Ask for the same, but for one tool. */
  public RunRequest without(String tool) {
    return new RunRequest(
        agentType,
        message,
        threadId,
        tools.stream().filter(it -> !it.equals(tool)).toList(),
        maxIterations,
        traceparent);
  }

  private static List<String> tools(JsonNode names) {
    if (!names.isArray()) {
      return DEFAULT_TOOLS;
    }
    return StreamSupport.stream(names.spliterator(), false)
        .map(JsonNode::asText)
        .distinct()
        .toList();
  }
}
