package dev.goldenpath.wire.stream;

import java.util.Objects;
import java.util.Optional;

/**
 * Put lines together to events, as HTML's chapter on server-sent events (9.2.6) has it: the data of
 * an event is what its {@code data} lines hold, and an empty line ends it. What else lines say is
 * of no use to either protocol.
 */
final class ServerSentEvents {
  private static final String DATA = "data";

  private final StringBuilder data = new StringBuilder();
  private boolean begun;
  private boolean any;

  /** Take a line, without its end; return the event's data that it ends. */
  Optional<String> line(String line) {
    Objects.requireNonNull(line, "line");
    String text = begun ? line : line.replaceFirst("^\uFEFF", "");
    begun = true;
    if (text.isEmpty()) {
      return event();
    }
    int colon = text.indexOf(':');
    if ((colon < 0 ? text : text.substring(0, colon)).equals(DATA)) {
      String value = colon < 0 ? "" : text.substring(colon + 1);
      data.append(any ? "\n" : "").append(value.startsWith(" ") ? value.substring(1) : value);
      any = true;
    }
    return Optional.empty();
  }

  /** Return how much is known of an event that has not ended. */
  int length() {
    return data.length();
  }

  private Optional<String> event() {
    Optional<String> event = Optional.of(data.toString()).filter(it -> !it.isEmpty());
    data.setLength(0);
    any = false;
    return event;
  }
}
