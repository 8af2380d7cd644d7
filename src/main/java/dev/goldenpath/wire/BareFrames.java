package dev.goldenpath.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as somebody has written them down: one a line, or a browser's HAR with what went over
 * its WebSockets.
 */
public final class BareFrames {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BINARY = 2;

  private BareFrames() {}

  /**
   * One message.
   *
   * @param socket a name for the socket that it came on: {@code socket-1}
   * @param at in seconds since 1970; 0 where that is not known
   * @param sent whether it was sent to the backend
   */
  public record Bare(String socket, double at, boolean sent, boolean binary, String text) {}

  /** Read a text; a line that is no JSON is a message that can't be read. */
  public static List<Bare> read(String text) {
    List<Bare> frames = new ArrayList<>();
    JsonNode entries = har(text);
    if (entries.isMissingNode()) {
      text.lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> frames.add(new Bare("socket-1", 0, false, false, line)));
      return frames;
    }
    int sockets = 0;
    for (JsonNode entry : entries) {
      JsonNode messages = entry.path("_webSocketMessages");
      if (messages.isArray()) {
        String socket = "socket-" + ++sockets;
        messages.forEach(it -> frames.add(message(socket, it)));
      }
    }
    return frames;
  }

  private static Bare message(String socket, JsonNode message) {
    return new Bare(
        socket,
        message.path("time").asDouble(),
        message.path("type").asText().equals("send"),
        message.path("opcode").asInt(1) == BINARY,
        message.path("data").asText());
  }

  /** Return the entries of a HAR; a missing node where it is none. */
  private static JsonNode har(String text) {
    try {
      return MAPPER.readTree(text).path("log").path("entries");
    } catch (JsonProcessingException several) {
      return MAPPER.missingNode();
    }
  }
}
