package dev.goldenpath.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well-formed request to run an agent (HTTP-2).
 *
 * @param tools the tools allowed, in order; empty when the request leaves them to the agent
 * @param maxIterations the most rounds allowed; empty when left to the agent
 * @param context fields of {@code user_context} beside the user's id, as JSON
 */
public record AgentRequest(
    String agentType,
    String message,
    String threadId,
    String userId,
    Optional<List<String>> tools,
    OptionalInt maxIterations,
    Map<String, JsonNode> context) {

  /** What {@code data_helper} may use when a request names no tools. */
  public static final List<String> DEFAULT_TOOLS = List.of("get_current_time", "echo_tool");

  /** How many rounds {@code data_helper} has when a request names no number. */
  public static final int DEFAULT_ITERATIONS = 5;

  private static final Pattern WAIT = Pattern.compile("wait (\\d+(?:\\.\\d+)?) seconds?");

  public AgentRequest {
    tools = tools.map(List::copyOf);
    context = Map.copyOf(context);
  }

  /** Ask with no context but the user's id. */
  public AgentRequest(
      String agentType,
      String message,
      String threadId,
      String userId,
      Optional<List<String>> tools,
      OptionalInt maxIterations) {
    this(agentType, message, threadId, userId, tools, maxIterations, Map.of());
  }

  public AgentRequest to(String agent) {
    return new AgentRequest(agent, message, threadId, userId, tools, maxIterations, context);
  }

  /** Return it with another message. */
  public AgentRequest saying(String text) {
    return new AgentRequest(agentType, text, threadId, userId, tools, maxIterations, context);
  }

  public AgentRequest inTheNameOf(String user) {
    return new AgentRequest(agentType, message, threadId, user, tools, maxIterations, context);
  }

  /** Return the tools that may be called, in the order given. */
  public List<String> allowedTools() {
    return tools.orElse(DEFAULT_TOOLS);
  }

  /** Return how many rounds may be used. */
  public int allowedRounds() {
    return maxIterations.orElse(DEFAULT_ITERATIONS);
  }

  public boolean allows(String tool) {
    return allowedTools().contains(tool);
  }

  /** Return the seconds that {@code wait_tool} is asked to take; 1 when the message names none. */
  public double askedSeconds() {
    Matcher asked = WAIT.matcher(message);
    return asked.find() ? Double.parseDouble(asked.group(1)) : 1;
  }

  /** Return for how many seconds the run waits at least; 0 where it may not use the tool for it. */
  public double secondsToWait() {
    return allows("wait_tool") ? askedSeconds() : 0;
  }

  /** Return the request's JSON body. */
  public ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "agent_execution");
    body.put("agent_type", agentType);
    body.put("message", message);
    body.put("thread_id", threadId);
    ObjectNode about = body.putObject("user_context").put("user_id", userId);
    about.setAll(new TreeMap<>(context));
    if (tools.isPresent() || maxIterations.isPresent()) {
      ObjectNode config = body.putObject("agent_config");
      tools.ifPresent(names -> names.forEach(config.withArray("tools")::add));
      maxIterations.ifPresent(most -> config.put("max_iterations", most));
    }
    return body;
  }
}
