package dev.goldenpath.report;

import java.time.Duration;
import java.util.Locale;

/** Write durations for people. */
final class Phrases {
  private Phrases() {}

  static String seconds(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds >= 60
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }
}
