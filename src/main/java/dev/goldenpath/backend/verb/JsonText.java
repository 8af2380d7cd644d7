package dev.goldenpath.backend.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a JSON text in other ways that mean the same (RFC 8259). */
final class JsonText {

  private static final int LAST_ASCII = 0x7e;

  private JsonText() {}

  /** Put white space around the marks that stand outside of strings. */
  static String spread(String json) {
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

  /** Escape what is beyond ASCII, slashes and a letter of a key. */
  static String escaped(String json) {
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
  static List<String> pieces(String text, int count) {
    List<String> pieces = new ArrayList<>();
    int codePoints = text.codePointCount(0, text.length());
    int begin = 0;
    for (int i = 1; i <= count; i++) {
      int end = text.offsetByCodePoints(0, codePoints * i / count);
      pieces.add(text.substring(begin, end));
      begin = end;
    }
    return pieces;
  }
}
