package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A clause that was broken in a scenario; texts are masked.
 *
 * @param own whether the scenario is about the clause, or one of its sentences wants it
 * @param message the four-part message of its first violation
 * @param seen what was seen, in one line
 * @param decidedAt when its first violation was, in monotonic nanoseconds of the transcript
 * @param shape what it shares with all breaks that differ in ids, numbers and texts alone
 */
public record ClauseBreak(
    Clause clause, boolean own, String message, String seen, long decidedAt, String shape) {
  /** What a backend says may be one word of 1 MiB, over which the pattern would take hours. */
  private static final int LONGEST = 400;

  private static final Pattern PARTICULAR =
      Pattern.compile("\"[^\"]*\"|\\b[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}\\b|gp-[0-9a-f]+|\\S*\\d\\S*");

  public ClauseBreak {
    Objects.requireNonNull(clause, "clause");
    Objects.requireNonNull(message, "message");
  }

  /** Put one together; its shape is made from what was expected and seen. */
  public static ClauseBreak of(
      Clause clause, boolean own, String message, String expected, String seen, long decidedAt) {
    String line = seen.lines().findFirst().orElse("");
    return new ClauseBreak(
        clause,
        own,
        message,
        line,
        decidedAt,
        clause.id() + " " + general(expected) + " / " + general(line));
  }

  private static String general(String text) {
    String line = text.lines().findFirst().orElse("");
    return PARTICULAR.matcher(line.substring(0, Math.min(LONGEST, line.length()))).replaceAll("…");
  }
}
