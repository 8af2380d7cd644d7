package dev.goldenpath.backend.seam;

import java.util.Map;

/** Why a request is turned down, in the words of HTTP. */
public record Refusal(int status, String code, String message, Map<String, String> headers) {

  public static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, Map.of());
  }

  public Refusal retryAfter(int seconds) {
    return new Refusal(status, code, message, Map.of("Retry-After", Integer.toString(seconds)));
  }

  public Refusal withStatus(int other) {
    return new Refusal(other, code, message, headers);
  }

  public Reply toReply() {
    Reply reply = Reply.error(status, code, message);
    return new Reply(status, headers, reply.body());
  }
}
