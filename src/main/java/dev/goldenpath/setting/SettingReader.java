package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the text of one setting to its value. */
final class SettingReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

  private SettingReader() {}

  static Duration duration(Given given, boolean zeroAllowed) {
    Matcher matcher = DURATION.matcher(given.value());
    Duration duration = Duration.ZERO;
    boolean readable = matcher.matches();
    if (readable) {
      BigDecimal nanos =
          new BigDecimal(matcher.group(1))
              .multiply(BigDecimal.valueOf(requireNonNull(NANOS.get(matcher.group(2)))));
      duration = Duration.ofSeconds(0, nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
    }
    boolean tooLong = duration.compareTo(Duration.ofHours(24)) > 0;
    if (!readable || tooLong || (duration.isZero() && !zeroAllowed)) {
      throw given.unusable(
          "a duration of "
              + (zeroAllowed ? "0s" : "more than 0s")
              + " to 24h with its unit, such as 500ms, 30s or 2m");
    }
    return duration;
  }

  static boolean bool(Given given) {
    return switch (given.value().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw given.unusable("true or false");
    };
  }

  static int count(Given given) {
    if (!given.value().matches("[1-9]\\d{0,5}")) {
      throw given.unusable("a whole number from 1 to 999999");
    }
    return Integer.parseInt(given.value());
  }

  static <T extends Labelled> T choice(Given given, T[] choices) {
    List<String> labels = Arrays.stream(choices).map(Labelled::label).toList();
    int chosen = labels.indexOf(given.value());
    if (chosen < 0) {
      throw given.unusable(String.join(", ", labels) + Nearest.hint(given.value(), labels));
    }
    return choices[chosen];
  }

  static String path(Given given) {
    if (!given.value().matches("/[^\\s?#]*")) {
      throw given.unusable("a path that begins with / and has no query, such as /health");
    }
    try {
      return new URI(given.value()).toASCIIString();
    } catch (URISyntaxException e) {
      throw given.unusable("a path as it stands in a URL, such as /health");
    }
  }
}
