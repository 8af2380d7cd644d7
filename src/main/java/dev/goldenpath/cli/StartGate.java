package dev.goldenpath.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/** The moment at which the shards of a run put their load on, all together. */
final class StartGate {
  /** So long a process may wait for the others; more is a slip of the date. */
  private static final Duration FARTHEST = Duration.ofHours(1);

  private StartGate() {}

  /**
   * Read a time; one that has passed lets the load begin at once, so that a shard can be run again.
   *
   * @throws CommandUnusable if it is no time, or far away
   */
  static Instant read(String written, InstantSource clock) {
    Instant time;
    try {
      time = OffsetDateTime.parse(written.strip()).toInstant();
    } catch (DateTimeException none) {
      throw new CommandUnusable(
          "--start-at is a time with its offset, like 2026-11-27T20:15:00Z, not " + written + ".");
    }
    if (time.isAfter(clock.instant().plus(FARTHEST))) {
      throw new CommandUnusable(
          "--start-at is %s, and no run waits longer than an hour; it is now %s."
              .formatted(written, clock.instant()));
    }
    return time;
  }
}
