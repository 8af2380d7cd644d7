package dev.goldenpath.rule.pattern;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_ORDINAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_WEEK_DATE;

import dev.goldenpath.event.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read an ISO 8601 date-time with an offset, in more of its forms than RFC 3339 has. */
public final class IsoTime {
  private static final Pattern EXTENDED =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d)(:\\d\\d)?([.,]\\d+)?\\s?"
              + "([Zz]|[+-]\\d\\d(?::?\\d\\d)?)(\\[.*])?");
  private static final Pattern BY_WEEK_OR_DAY =
      Pattern.compile("(\\d{4})(-?)(?:W(\\d\\d)\\2([1-7])|(\\d{3}))([Tt ].+)");
  private static final Pattern BASIC =
      Pattern.compile(
          "(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)?([.,]\\d+)?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)");

  private IsoTime() {}

  public static Optional<Timestamp> parse(String written) {
    // ISO 8601 has the minus sign beside the hyphen that stands for it.
    String text = byMonth(written.strip().replace('\u2212', '-'));
    Matcher basic = BASIC.matcher(text);
    String extended =
        basic.matches()
            ? "%s-%s-%sT%s:%s%s%s%s"
                .formatted(
                    basic.group(1),
                    basic.group(2),
                    basic.group(3),
                    basic.group(4),
                    basic.group(5),
                    basic.group(6) == null ? "" : ":" + basic.group(6),
                    basic.group(7) == null ? "" : basic.group(7),
                    basic.group(8))
            : text;
    Matcher parts = EXTENDED.matcher(extended);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean toTheMinute = parts.group(3) == null;
    String fraction = parts.group(4) == null ? "" : "." + parts.group(4).substring(1);
    String second = toTheMinute ? ":00" : parts.group(3);
    return Timestamp.parse(
            parts.group(1) + "T" + parts.group(2) + second + fraction + offset(parts.group(5)))
        .map(time -> toTheMinute ? new Timestamp(time.instant(), Duration.ofMinutes(1)) : time);
  }

  /** Rewrite the date of a week or of a day of the year as one of a month; leave any other. */
  private static String byMonth(String text) {
    Matcher parts = BY_WEEK_OR_DAY.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    boolean week = parts.group(3) != null;
    String date =
        week
            ? parts.group(1) + "-W" + parts.group(3) + "-" + parts.group(4)
            : parts.group(1) + "-" + parts.group(5);
    DateTimeFormatter form = week ? ISO_WEEK_DATE : ISO_ORDINAL_DATE;
    try {
      LocalDate day = LocalDate.parse(date, form);
      return day.format(parts.group(2).isEmpty() ? BASIC_ISO_DATE : ISO_LOCAL_DATE)
          + parts.group(6);
    } catch (DateTimeParseException outOfRange) {
      return text;
    }
  }

  private static String offset(String written) {
    if (written.length() == 1) {
      return "Z";
    }
    String digits = written.substring(1).replace(":", "");
    return written.charAt(0)
        + digits.substring(0, 2)
        + ":"
        + (digits.length() > 2 ? digits.substring(2) : "00");
  }
}
