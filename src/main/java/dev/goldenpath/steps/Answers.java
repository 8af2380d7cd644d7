package dev.goldenpath.steps;

import java.util.Arrays;
import java.util.List;

/**
 * Events of which one must answer: {@code one approval_granted or approval_denied}.
 *
 * @param one whether each asks for one of its own, and no more
 */
public record Answers(boolean one, List<String> events) {
  static final String WORDS = "(?:one )?" + Request.NAME + "(?: or (?:one )?" + Request.NAME + ")*";

  static Answers of(String words) {
    return new Answers(
        words.startsWith("one "),
        Arrays.asList(words.replaceAll("(^| or )one ", "$1").split(" or ")));
  }
}
