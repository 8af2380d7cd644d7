package dev.goldenpath.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Within which time, and where, something must hold.
 *
 * @param within counted from what asks for an answer; empty for no limit
 * @param onSocket of all that comes on each socket, rather than in each run by itself
 */
public record Bounds(Optional<Duration> within, boolean onSocket) {
  static final String WORDS = "(?: within " + Request.TIME + ")?(?:, in the run|, on the socket)?";

  private static final Pattern WITHIN = Pattern.compile("within (" + Request.TIME + ")");

  static Bounds of(String words) {
    Matcher within = WITHIN.matcher(words);
    return new Bounds(
        within.find() ? Optional.of(Durations.of(within.group(1))) : Optional.empty(),
        words.endsWith("on the socket"));
  }
}
