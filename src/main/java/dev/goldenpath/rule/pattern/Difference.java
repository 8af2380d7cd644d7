package dev.goldenpath.rule.pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Tell where a text differs from what was expected. */
public final class Difference {
  private static final int AROUND = 20;

  private Difference() {}

  public static String of(String expected, JsonNode seen) {
    if (!seen.isTextual()) {
      return Wording.value(seen);
    }
    String text = seen.textValue();
    int at = 0;
    while (at < Math.min(text.length(), expected.length())
        && text.charAt(at) == expected.charAt(at)) {
      at++;
    }
    if (at < AROUND) {
      return Wording.quoted(text);
    }
    int to = Math.min(text.length(), at + AROUND);
    return "a text that differs from character "
        + (at + 1)
        + " on: \"…"
        + text.substring(at - AROUND, to)
        + (to < text.length() ? "…" : "")
        + "\" ("
        + text.length()
        + " characters for "
        + expected.length()
        + ")";
  }
}
