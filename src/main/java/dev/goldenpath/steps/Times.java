package dev.goldenpath.steps;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something comes.
 *
 * @param least the fewest
 * @param most the most
 */
public record Times(int least, int most) {
  static final String WORDS =
      "(?:never|once|twice|at (?:least|most) (?:once|twice|\\d+ times)|(?:exactly )?\\d+ times)";

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static Times of(String words) {
    int number = number(words);
    if (words.startsWith("at least")) {
      return new Times(number, Integer.MAX_VALUE);
    }
    return new Times(words.startsWith("at most") ? 0 : number, number);
  }

  private static int number(String words) {
    Matcher digits = NUMBER.matcher(words);
    if (digits.find()) {
      return Integer.parseInt(digits.group());
    }
    return words.equals("never") ? 0 : words.endsWith("once") ? 1 : 2;
  }

  /** Refuse a sentence that does nothing: what follows would pass by that alone. */
  static int some(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("nothing is done " + times + " times; say 1 or more");
    }
    return times;
  }

  boolean allows(int count) {
    return least <= count && count <= most;
  }

  @Override
  public String toString() {
    if (most == 0) {
      return "none";
    }
    if (most == Integer.MAX_VALUE) {
      return "at least " + least;
    }
    return (least == most ? "" : "at most ") + most;
  }
}
