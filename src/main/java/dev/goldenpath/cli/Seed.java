package dev.goldenpath.cli;

import dev.goldenpath.result.Shard;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** From which number the scenarios of a run draw what they leave open. */
final class Seed {
  /** Short enough to be typed. */
  private static final int MOST = 999_999;

  private Seed() {}

  /**
   * @param given by whoever runs it again; null where it is not
   * @param part the shards of one run draw alike, though they don't know of each other: by the day
   * @throws CommandUnusable if what is given can't be one
   */
  static int of(@Nullable Integer given, Shard part, InstantSource clock) {
    if (given != null) {
      if (given < 1 || given > MOST) {
        throw new CommandUnusable("--seed is a number from 1 to " + MOST + ", not " + given + ".");
      }
      return given;
    }
    return part.isWhole()
        ? ThreadLocalRandom.current().nextInt(1, MOST + 1)
        : (int) ChronoUnit.DAYS.between(java.time.Instant.EPOCH, clock.instant());
  }
}
