package dev.goldenpath.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A moment as the backend wrote it.
 *
 * @param instant the moment, cut to nanoseconds
 * @param resolution the step in which it is written: 1 s without a fraction, 1 ms with three digits
 */
public record Timestamp(Instant instant, Duration resolution) {

  // RFC 3339 §5.6: T and Z may be lower case; any number of fraction digits; second 60 may be.
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?"
              + "(?:[Zz]|([+-])(\\d\\d):(\\d\\d))");

  private static final int MOST_DIGITS = 9;

  /** By the number of digits of a fraction; further ones are cut. */
  private static final List<Duration> RESOLUTIONS =
      Stream.iterate(Duration.ofSeconds(1), step -> step.dividedBy(10))
          .limit(MOST_DIGITS + 1)
          .toList();

  private static final String FORM = "0000-00-00T00:00:00.";
  private static final int SECONDS = FORM.length() - 1;
  private static final int NANOS = FORM.length() + MOST_DIGITS;

  /** Read an RFC 3339 date-time; empty when the text is none. */
  public static Optional<Timestamp> parse(String text) {
    return isInUtc(text) ? inUtc(text) : parseAny(text);
  }

  /** As most are written: {@code 2026-11-22T10:00:00.123Z}. */
  private static boolean isInUtc(String text) {
    int last = text.length() - 1;
    if (last < SECONDS || last == SECONDS + 1 || last > NANOS || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char form = i < FORM.length() ? FORM.charAt(i) : '0';
      char it = text.charAt(i);
      if (form == '0' ? it < '0' || it > '9' : it != form) {
        return false;
      }
    }
    return number(text, SECONDS - 2, SECONDS) < 60;
  }

  private static Optional<Timestamp> inUtc(String text) {
    int last = text.length() - 1;
    String fraction = text.substring(Math.min(SECONDS + 1, last), last);
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, SECONDS),
              (int) nanos(fraction));
      return Optional.of(
          new Timestamp(local.toInstant(ZoneOffset.UTC), resolution(fraction.length())));
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static Optional<Timestamp> parseAny(String text) {
    Matcher parts = RFC_3339.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int second = number(parts, 6);
      LocalDateTime local =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              Math.min(second, 59));
      if (second > 60) {
        return Optional.empty();
      }
      String fraction = parts.group(7) == null ? "" : parts.group(7);
      return offset(parts)
          .map(
              offset ->
                  new Timestamp(
                      local
                          .toInstant(ZoneOffset.UTC)
                          .minusSeconds(offset)
                          .plusSeconds(second - local.getSecond())
                          .plusNanos(nanos(fraction)),
                      resolution(fraction.length())));
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }

  /** Read epoch seconds, for a profile that writes them so. */
  public static Timestamp ofEpochSeconds(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(9).longValue();
    return new Timestamp(
        Instant.ofEpochSecond(whole.longValueExact(), nanos),
        resolution(Math.max(0, seconds.scale())));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  /** Return the seconds east of UTC. RFC 3339 ends at 23:59, {@link ZoneOffset} at 18 hours. */
  private static Optional<Integer> offset(Matcher parts) {
    if (parts.group(8) == null) {
      return Optional.of(0);
    }
    int hours = number(parts, 9);
    int minutes = number(parts, 10);
    if (hours > 23 || minutes > 59) {
      return Optional.empty();
    }
    return Optional.of((hours * 60 + minutes) * 60 * (parts.group(8).equals("-") ? -1 : 1));
  }

  private static long nanos(String fraction) {
    int digits = Math.min(fraction.length(), MOST_DIGITS);
    return digits == 0
        ? 0
        : Integer.parseInt(fraction, 0, digits, 10) * RESOLUTIONS.get(digits).toNanos();
  }

  private static Duration resolution(int digits) {
    return RESOLUTIONS.get(Math.min(digits, MOST_DIGITS));
  }
}
