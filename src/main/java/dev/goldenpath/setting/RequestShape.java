package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a backend wants a request written, as templates with {@code {placeholders}}.
 *
 * @param path what is posted to, instead of the target's execute path
 * @param headers sent with it, beside the target's own
 * @param body the body; without it the contract's own is sent
 * @param onSocket says how it is answered where it is a message on the socket instead of a POST
 */
public record RequestShape(
    Optional<String> path,
    Map<String, String> headers,
    Optional<JsonNode> body,
    Optional<SocketRequests> onSocket) {
  /** As the contract has it. */
  public static final RequestShape CONTRACT = posted(Optional.empty(), Map.of(), Optional.empty());

  /** What a placeholder stands for, as a path in the contract's own body. */
  public static final Map<String, List<String>> PLACEHOLDERS = placeholders();

  /** A placeholder for a new UUID in each request. */
  public static final String NEW_ID = "new_id";

  /** A placeholder for the id by which the suite itself names the run. */
  public static final String RUN_ID = "run_id";

  public static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  private static final Set<String> ALWAYS =
      Set.of("type", "message", "thread_id", "agent", "user_id", "tools", "max_iterations");

  public RequestShape {
    headers = Map.copyOf(headers);
    // So Jackson reads what is not there.
    body = body.filter(it -> !it.isNull());
  }

  /** Return how a request is written that is posted. */
  public static RequestShape posted(
      Optional<String> path, Map<String, String> headers, Optional<JsonNode> body) {
    return new RequestShape(path, headers, body, Optional.empty());
  }

  private static Map<String, List<String>> placeholders() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("type", List.of("type"));
    all.put("message", List.of("message"));
    all.put("thread_id", List.of("thread_id"));
    all.put("agent", List.of("agent_type"));
    all.put("user_id", List.of("user_context", "user_id"));
    all.put("user_context", List.of("user_context"));
    all.put("tools", List.of("agent_config", "tools"));
    all.put("max_iterations", List.of("agent_config", "max_iterations"));
    return all;
  }

  /** Return whether something can be said in a request, such as {@code tools}. */
  public boolean says(String placeholder) {
    return body.isEmpty() ? ALWAYS.contains(placeholder) : used().contains(placeholder);
  }

  /** Return whether it is said in a request's body, beside its path and its headers. */
  public boolean saysInBody(String placeholder) {
    return body.map(it -> it.toString().contains("{" + placeholder + "}"))
        .orElse(ALWAYS.contains(placeholder));
  }

  private Set<String> used() {
    Set<String> used = new LinkedHashSet<>();
    String all = path.orElse("") + headers.values() + body.map(JsonNode::toString).orElse("");
    PLACEHOLDER.matcher(all).results().map(found -> found.group(1)).forEach(used::add);
    return used;
  }

  /** Return the placeholders of a text that nobody knows. */
  static List<String> unknownIn(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> !PLACEHOLDERS.containsKey(name))
        .filter(name -> !name.equals(NEW_ID) && !name.equals(RUN_ID))
        .toList();
  }
}
