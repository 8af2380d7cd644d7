package dev.goldenpath.rule.pattern;

import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.IsoFields.WEEK_BASED_YEAR;
import static java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR;

import dev.goldenpath.event.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read an ISO 8601 date-time with an offset, in more of its forms than RFC 3339 has. */
public final class IsoTime {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<date>\\d[\\dW-]+?)[Tt ](?<hour>\\d\\d):?(?<minute>\\d\\d)(:?(?<second>\\d\\d))?"
              + "([.,](?<fraction>\\d+))?\\s?(?<offset>[Zz]|(?<sign>[+-])(?<hours>\\d\\d)"
              + "(:?(?<minutes>\\d\\d))?)(\\[.*])?");

  /** The date of a month, of a week or of a year, with dashes and without. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.BASIC_ISO_DATE,
          DateTimeFormatter.ISO_WEEK_DATE,
          new DateTimeFormatterBuilder()
              .appendValue(WEEK_BASED_YEAR, 4)
              .appendLiteral('W')
              .appendValue(WEEK_OF_WEEK_BASED_YEAR, 2)
              .appendValue(DAY_OF_WEEK, 1)
              .toFormatter(),
          DateTimeFormatter.ISO_ORDINAL_DATE,
          DateTimeFormatter.ofPattern("uuuuDDD"));

  private IsoTime() {}

  public static Optional<Timestamp> parse(String written) {
    Optional<Timestamp> usual = Timestamp.parse(written);
    return usual.isPresent() ? usual : inAnotherForm(written);
  }

  private static Optional<Timestamp> inAnotherForm(String written) {
    // ISO 8601 has the minus sign beside the hyphen that stands for it.
    Matcher parts = PARTS.matcher(written.strip().replace('\u2212', '-'));
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<Timestamp> time = date(parts.group("date")).flatMap(day -> parse(day, parts));
    return parts.group("second") == null
        ? time.map(it -> new Timestamp(it.instant(), Duration.ofMinutes(1)))
        : time;
  }

  private static Optional<Timestamp> parse(LocalDate day, Matcher parts) {
    String fraction = parts.group("fraction");
    String offset =
        parts.group("sign") == null
            ? "Z"
            : parts.group("sign") + parts.group("hours") + ":" + orZero(parts.group("minutes"));
    return Timestamp.parse(
        "%sT%s:%s:%s%s%s"
            .formatted(
                day,
                parts.group("hour"),
                parts.group("minute"),
                orZero(parts.group("second")),
                fraction == null ? "" : "." + fraction,
                offset));
  }

  private static String orZero(@Nullable String twoDigits) {
    return twoDigits == null ? "00" : twoDigits;
  }

  private static Optional<LocalDate> date(String text) {
    return DATES.stream().flatMap(form -> date(text, form)).findFirst();
  }

  private static Stream<LocalDate> date(String text, DateTimeFormatter form) {
    try {
      return Stream.of(LocalDate.parse(text, form));
    } catch (DateTimeException noSuchDate) {
      return Stream.empty();
    }
  }
}
