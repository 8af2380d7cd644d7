package dev.goldenpath.rule.pattern;

import dev.goldenpath.timeline.Stalls;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Until when something must have come.
 *
 * @param from tells when the limit begins to count, in ns; it may be later than was thought
 * @param since from what it counts, for people: {@code the request}
 */
public record Deadline(LongSupplier from, Duration limit, String since) {

  public Deadline {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(since, "since");
  }

  /** Return the last moment at which it may come, as far as the suite was awake. */
  long at(Stalls stalls) {
    long begin = from.getAsLong();
    return begin + limit.toNanos() + stalls.since(begin).toNanos();
  }

  /** Return whether a moment would be too late, had the suite not stood still meanwhile. */
  boolean isDoubtful(long nanos) {
    return nanos - from.getAsLong() > limit.toNanos();
  }

  /** Say why it can't be told whether something came in time. */
  String doubt(String what) {
    return "the suite itself stood still while " + what + " was awaited" + words();
  }

  String words() {
    return " within " + Wording.seconds(limit) + (since.isEmpty() ? "" : " of " + since);
  }
}
