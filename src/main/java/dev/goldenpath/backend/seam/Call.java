package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param headers by lower-case name
 * @param body its text; empty where it was no UTF-8
 */
public record Call(String method, String path, Map<String, String> headers, String body) {

  public static final String EXECUTE = "/api/v1/chat/agents/execute";
  public static final String LOGIN = "/api/v1/auth/login";
  public static final String HEALTH = "/health";

  public Call {
    headers = Map.copyOf(headers);
  }

  public boolean isTo(String wanted) {
    return path.equals(wanted);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Give the token of the Authorization header, whatever its worth. */
  public Optional<String> bearerToken() {
    return header("authorization").flatMap(Bearer::token);
  }

  /** Read the body as an object; an empty one where it is none. */
  public ObjectNode json() {
    return Json.parse(body)
        .filter(JsonNode::isObject)
        .map(node -> (ObjectNode) node)
        .orElseGet(Json::object);
  }

  public Call withBody(String text) {
    return new Call(method, path, headers, text);
  }
}
