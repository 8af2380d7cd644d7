package dev.goldenpath.steps;

import dev.goldenpath.scenario.Draw;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.scenario.Sending;
import dev.goldenpath.wire.ApplicationPing;
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
    return times.find() ? Integer.parseInt(times.group(1)) : 1;
  }

  /** Send it once; a WebSocket ping carries at most 125 bytes (RFC 6455 §5.5). */
  void send(ScenarioSession session, String user) {
    Sending sending = session.sending();
    boolean onEach = words.endsWith("on each socket");
    Matcher bytes = BYTES.matcher(words);
    if (words.startsWith("an application")) {
      String message = ApplicationPing.of(session.target().wireProfile());
      if (onEach) {
        sending.sayOnEach(user, message, true);
      } else {
        sending.say(user, message, true);
      }
    } else if (bytes.find()) {
      sending.ping(user, Integer.parseInt(bytes.group(1)));
    } else if (onEach) {
      sending.pingEach(user);
    } else {
      sending.ping(user);
    }
  }
}
