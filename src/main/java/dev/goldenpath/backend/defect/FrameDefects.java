package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.defect.Moves.reshaping;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.THINKING;
import static dev.goldenpath.backend.seam.Twist.sending;
import static dev.goldenpath.backend.seam.Twist.writing;

import dev.goldenpath.backend.seam.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Frames that are not one JSON object in text: CONN-5. */
final class FrameDefects {

  private static final int OVER_A_MEBIBYTE = 1_100_000;
  private static final int CUT_AT = 16 * 1024;

  static final List<Defect> LIST =
      List.of(
          frame("frame-with-nan", "tool_completed holds NaN.")
              .like("F10")
              .as(() -> rewriting(COMPLETED, FrameDefects::withNan)),
          frame("frame-in-single-quotes", "agent_thinking is printed with single quotes.")
              .as(() -> rewriting(THINKING, text -> text.replace('"', '\''))),
          frame("frame-as-array", "agent_thinking comes inside an array.")
              .as(() -> rewriting(THINKING, text -> "[" + text + "]")),
          frame("frame-unescaped-quotes", "Quotes inside texts are not escaped.")
              .as(() -> rewriting("", text -> text.replace("\\\"", "\""))),
          frame("frame-raw-line-breaks", "Line breaks inside texts are not escaped.")
              .as(() -> rewriting("", text -> text.replace("\\n", "\n"))),
          frame("frame-cut-when-large", "A frame is cut at 16 Ki characters.")
              .as(() -> rewriting("", text -> text.substring(0, Math.min(text.length(), CUT_AT)))),
          frame(
                  "frame-doubly-encoded",
                  "agent_completed is a JSON text that holds the JSON object.")
              .as(
                  () ->
                      rewriting(
                          ANSWERED,
                          text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")),
          frame("frame-binary", "tool_completed comes as a binary message.")
              .as(
                  () ->
                      sending(
                          (in, socket, text, next) -> {
                            if (text.contains("\"tool_completed\"")) {
                              socket.sendBinary(text.getBytes(StandardCharsets.UTF_8));
                            } else {
                              next.accept(text);
                            }
                          })),
          frame("frame-empty-as-keepalive", "An empty message follows each agent_thinking.")
              .as(
                  () ->
                      sending(
                          (in, socket, text, next) -> {
                            next.accept(text);
                            if (text.contains("\"agent_thinking\"")) {
                              next.accept("");
                            }
                          })),
          frame("frame-over-a-mebibyte", "agent_completed is larger than 1 MiB.")
              .as(
                  () ->
                      reshaping(
                          is(ANSWERED),
                          (message, fields) -> message.put("trace", "x".repeat(OVER_A_MEBIBYTE)))),
          frame("frame-with-two-objects", "agent_thinking and its successor share a frame.")
              .as(FrameDefects::joining));

  private FrameDefects() {}

  private static Draft frame(String id, String sentence) {
    return defect(id, sentence)
        .breaks("CONN-5", "EVENT-0", "EVENT-2", "EVENT-4", "EVENT-7", "ORDER-2", "PAIR-1")
        .at(Place.SOCKET);
  }

  private static String withNan(String text) {
    return text.replaceFirst("\"execution_time\":[-0-9.Ee]+", "\"execution_time\":NaN");
  }

  private static Behaviour rewriting(String type, UnaryOperator<String> edit) {
    return writing(
        (message, next) -> {
          String text = next.apply(message);
          boolean meant = type.isEmpty() || message.path("type").asText().equals(type);
          return meant ? edit.apply(text) : text;
        });
  }

  private static Behaviour joining() {
    Map<String, String> held = new ConcurrentHashMap<>();
    return sending(
        (in, socket, text, next) -> {
          if (text.contains("\"agent_thinking\"")) {
            held.merge(socket.connectionId(), text + "\n", String::concat);
            return;
          }
          String before = held.remove(socket.connectionId());
          next.accept(before == null ? text : before + text);
        });
  }
}
