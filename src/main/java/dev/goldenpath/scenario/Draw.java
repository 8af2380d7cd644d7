package dev.goldenpath.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scenario draws by chance, so that no backend, and no defect of our own, can be made for
 * the numbers that a feature names.
 *
 * <p>It depends on the run's seed and the scenario's place alone: not on what runs beside it, nor
 * on the clock. Used by the scenario's thread.
 */
public final class Draw {
  /** What a sentence leaves open: {@code 3 to 5}, {@code 0.5 to 1.5}. */
  public static final String NUMBER = "\\d+(?: to \\d+)?";

  /** What stands in quotes, in which a quote has a backslash before it. */
  public static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'";

  private static final Pattern OPEN =
      Pattern.compile(
          QUOTED
              + "|(?<from>\\d+(?:\\.\\d+)?) to (?<to>\\d+(?:\\.\\d+)?)"
              + "|(?<items>[\\w.-]+(?:(?:, | then | and )[\\w.-]+)+) in any order");

  private final Random random;

  /** Begin to draw; equal seeds and places draw alike. */
  public Draw(int seed, String place) {
    random = new Random(seed * 1_000_003L + place.hashCode());
  }

  /** Return a sentence's words with what it leaves open drawn; what stands in quotes stays. */
  public String in(String words) {
    return OPEN.matcher(words).replaceAll(open -> Matcher.quoteReplacement(drawn((Matcher) open)));
  }

  /** Return the same words of a text in another order, with one blank between them. */
  public String reordered(String text) {
    return String.join(" ", shuffled(text.split(" ")));
  }

  /** Return a number from the one to the other, both included, whichever is the greater. */
  public int between(int one, int other) {
    return Math.min(one, other) + random.nextInt(Math.abs(other - one) + 1);
  }

  private String drawn(Matcher open) {
    if (open.group("from") != null) {
      return number(open.group("from"), open.group("to"));
    }
    return open.group("items") == null
        ? open.group()
        : String.join(", ", shuffled(open.group("items").split(", | then | and ")));
  }

  /** Draw with as many decimals as are written. */
  private String number(String from, String to) {
    int decimals = Math.max(decimals(from), decimals(to));
    double unit = Math.pow(10, decimals);
    int drawn =
        between(
            (int) Math.round(Double.parseDouble(from) * unit),
            (int) Math.round(Double.parseDouble(to) * unit));
    return java.math.BigDecimal.valueOf(drawn, decimals).toPlainString();
  }

  private static int decimals(String number) {
    return number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
  }

  private List<String> shuffled(String[] items) {
    List<String> some = new ArrayList<>(Arrays.asList(items));
    Collections.shuffle(some, random);
    return some;
  }
}
