package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An HTTP response with a JSON body. */
public record Reply(int status, Map<String, String> headers, ObjectNode body) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply of(int status, ObjectNode body) {
    return new Reply(status, Map.of(), body);
  }

  /** A reply that tells an error as {@code {"error": {"code", "message"}}}. */
  public static Reply error(int status, String code, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", code).put("message", message);
    return of(status, body);
  }

  public boolean isAccepted() {
    return status < 300;
  }

  public Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  public Reply withBody(Consumer<ObjectNode> edit) {
    ObjectNode edited = body.deepCopy();
    edit.accept(edited);
    return new Reply(status, headers, edited);
  }
}
