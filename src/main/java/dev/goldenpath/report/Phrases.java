package dev.goldenpath.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Write times for people. */
final class Phrases {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Phrases() {}

  static String when(Instant moment) {
    return WHEN.format(moment);
  }

  static String seconds(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds >= 60
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }
}
