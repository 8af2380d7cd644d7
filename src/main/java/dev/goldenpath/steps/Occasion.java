package dev.goldenpath.steps;

import java.time.Duration;
import java.util.Optional;

/**
 * When a message is sent: before a run, at once or some time before, or in the middle of one.
 *
 * @param quiet how long nothing is said between the message and the run
 */
public record Occasion(boolean inTheMiddle, Optional<Duration> quiet) {
  static final String WORDS =
      "(?:and has another run|and after "
          + Request.SOME_TIME
          + " has a run|in the middle of a run)";

  static Occasion of(String words) {
    return new Occasion(
        words.startsWith("in the middle"),
        words.startsWith("and after")
            ? Optional.of(
                Durations.of(words.replaceFirst("^and after ", "").replace(" has a run", "")))
            : Optional.empty());
  }
}
