package dev.goldenpath.steps;

import dev.goldenpath.scenario.Draw;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.scenario.Sending;
import dev.goldenpath.wire.ApplicationPing;
import dev.goldenpath.wire.EventSocket;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ping of either kind, on the first socket of a user or on each. */
public record Ping(String words) {
  static final String WORDS =
      "(?:a WebSocket ping(?: that carries "
          + Draw.NUMBER
          + " bytes)?|an application ping)(?: on each socket|(?: "
          + Draw.NUMBER
          + " times, one after another))?";

  private static final Pattern BYTES = Pattern.compile("carries (\\d+) bytes");
  private static final Pattern TIMES = Pattern.compile("(\\d+) times");

  /** Return how often it is sent, each when the one before is answered. */
  int times() {
    Matcher times = TIMES.matcher(words);
    return times.find() ? Times.some(Integer.parseInt(times.group(1))) : 1;
  }

  /** Send it once; a WebSocket ping carries at most 125 bytes (RFC 6455 §5.5). */
  void send(ScenarioSession session, String user) {
    Sending sending = session.sending();
    Consumer<EventSocket> saying;
    Matcher bytes = BYTES.matcher(words);
    if (words.startsWith("an application")) {
      String message = ApplicationPing.of(session.target().wireProfile());
      saying = socket -> socket.send(message, true);
    } else if (bytes.find()) {
      saying = socket -> socket.ping("p".repeat(Integer.parseInt(bytes.group(1))));
    } else {
      saying = socket -> socket.ping(sending.nextPing());
    }
    if (words.endsWith("on each socket")) {
      sending.onEach(user, saying);
    } else {
      sending.onFirst(user, saying);
    }
  }
}
