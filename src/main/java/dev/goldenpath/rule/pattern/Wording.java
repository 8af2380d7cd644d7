package dev.goldenpath.rule.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Json;
import java.time.Duration;
import java.util.Locale;

/** Put values into words for failure messages, in one way everywhere. */
public final class Wording {
  private static final int LONGEST = 120;
  private static final int AROUND = 20;

  private Wording() {}

  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
  }

  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f s", seconds);
  }

  /** Quote a text, cut to a length that can be read. */
  public static String quoted(String text) {
    return '"' + cut(text) + '"';
  }

  public static String value(JsonNode node) {
    return node.isMissingNode() ? "nothing" : cut(Json.write(node));
  }

  public static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }

  /** Wording a close's reason after its code; nothing where there is none. */
  public static String reason(String reason) {
    return reason.isEmpty() ? "" : " " + quoted(reason);
  }

  /** Name an event by its type and place: {@code tool_executing at event 3, +0.412 s}. */
  public static String at(AgentEvent event) {
    return event.type().wireName() + " at event " + place(event);
  }

  public static String place(AgentEvent event) {
    return event.at().seq() + ", " + event.at().offset();
  }

  /** Name a tool call: {@code echo_tool (call c-81)}. */
  public static String call(AgentEvent event) {
    return event.toolName().orElse("a tool without a name")
        + " (call "
        + event.correlationId().orElse("without correlation_id")
        + ")";
  }

  /** Tell a text, or where a long one differs from what was expected. */
  public static String difference(String expected, JsonNode seen) {
    if (!seen.isTextual()) {
      return value(seen);
    }
    String text = seen.textValue();
    int at = 0;
    while (at < Math.min(text.length(), expected.length())
        && text.charAt(at) == expected.charAt(at)) {
      at++;
    }
    if (at < AROUND) {
      return quoted(text);
    }
    int to = Math.min(text.length(), at + AROUND);
    return "a text that differs from character %d on: \"…%s%s\" (%d characters for %d)"
        .formatted(
            at + 1,
            text.substring(at - AROUND, to),
            to < text.length() ? "…" : "",
            text.length(),
            expected.length());
  }
}
