package dev.goldenpath.backend.variant;

import static dev.goldenpath.backend.seam.Twist.sending;
import static dev.goldenpath.backend.seam.Twist.writing;
import static dev.goldenpath.backend.variant.Variant.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How JSON may be written and cut into WebSocket frames: CONN-5. */
final class WireVariants {

  private static final int PIECES = 3;
  private static final int LAST_ASCII = 0x7e;

  static final List<Variant> LIST =
      List.of(
          variant(
              "keys-in-reverse",
              "The keys of every object are in reverse order.",
              "CONN-5",
              () -> writing((message, next) -> next.apply(reversed(message)))),
          variant(
              "white-space",
              "Messages are spread over lines, with spaces and tabs.",
              "CONN-5",
              () -> writing((message, next) -> spread(next.apply(message)))),
          variant(
              "escapes",
              "Whatever is beyond ASCII is escaped, and so are some letters and slashes.",
              "CONN-5",
              () -> writing((message, next) -> escaped(next.apply(message)))),
          variant(
              "fragments",
              "Every message comes in three WebSocket frames.",
              "CONN-5",
              () -> sending((in, socket, text, next) -> socket.sendFragments(pieces(text)))));

  private WireVariants() {}

  private static ObjectNode reversed(ObjectNode object) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    Collections.reverse(fields);
    ObjectNode reversed = Json.object();
    for (Map.Entry<String, JsonNode> field : fields) {
      reversed.set(
          field.getKey(),
          field.getValue() instanceof ObjectNode inner ? reversed(inner) : field.getValue());
    }
    return reversed;
  }

  /** Put white space around the marks that stand outside of strings. */
  private static String spread(String json) {
    StringBuilder spread = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      spread.append(c);
      if (c == '\\') {
        spread.append(json.charAt(++i));
      } else if (c == '"') {
        inString = !inString;
      } else if (!inString && "{[,:".indexOf(c) >= 0) {
        spread.append(c == ':' ? " \t" : "\r\n  ");
      }
    }
    return spread.append('\n').toString();
  }

  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    for (char c : json.replace("\"type\":", "\"t\\u0079pe\":").toCharArray()) {
      if (c == '/') {
        escaped.append("\\/");
      } else if (c > LAST_ASCII) {
        escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Cut between code points: a frame's text must not end inside of one. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int codePoints = text.codePointCount(0, text.length());
    int begin = 0;
    for (int i = 1; i <= PIECES; i++) {
      int end = text.offsetByCodePoints(0, codePoints * i / PIECES);
      pieces.add(text.substring(begin, end));
      begin = end;
    }
    return pieces;
  }
}
