package dev.goldenpath.contract.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Json;
import java.time.Duration;
import java.util.Locale;

/** Put values into words for failure messages, in one way everywhere. */
final class Say {
  private static final int LONGEST = 120;

  private Say() {}

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f s", seconds);
  }

  /** Quote a text, cut to a length that can be read. */
  static String quoted(String text) {
    return '"' + cut(text) + '"';
  }

  static String value(JsonNode node) {
    return node.isMissingNode() ? "nothing" : cut(Json.write(node));
  }

  static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }

  /** Say a close's reason after its code; nothing where there is none. */
  static String reason(String reason) {
    return reason.isEmpty() ? "" : " " + quoted(reason);
  }

  /** Name an event by its type and place: {@code tool_executing at event 3, +0.412 s}. */
  static String at(AgentEvent event) {
    return event.type().wireName() + " at event " + place(event);
  }

  static String place(AgentEvent event) {
    return event.at().seq() + ", " + event.at().offset();
  }

  /** Name a tool call: {@code echo_tool (call c-81)}. */
  static String call(AgentEvent event) {
    return event.toolName().orElse("a tool without a name")
        + " (call "
        + event.correlationId().orElse("without correlation_id")
        + ")";
  }
}
