package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Tell what is broken in a scenario, each clause once. */
public final class Breaks {
  /** What is said of a scenario before its breaks where it is about none of them. */
  public static final String OF_OTHERS = "Its own promise is kept; another one was broken in it.";

  private Breaks() {}

  /**
   * Return the breaks, the first to be told first.
   *
   * @param own which clauses the scenario is about
   * @param shown makes a text such as it may be shown
   */
  public static List<ClauseBreak> of(
      List<Violation> all,
      Predicate<Clause> own,
      FailureMessage messages,
      UnaryOperator<String> shown) {
    return BreakOrder.of(all, own).stream()
        .map(
            first ->
                ClauseBreak.of(
                    first.clause(),
                    own.test(first.clause()),
                    shown.apply(messages.of(first, again(first, all))),
                    shown.apply(first.expected()),
                    shown.apply(first.seen()),
                    first.decidedAt()))
        .toList();
  }

  /** Return the messages of the scenario's own clauses in full, and a line for each other one. */
  public static String text(List<ClauseBreak> breaks) {
    List<String> parts =
        new ArrayList<>(
            breaks.stream().filter(ClauseBreak::own).map(ClauseBreak::message).toList());
    List<String> others =
        breaks.stream()
            .filter(it -> !it.own())
            .map(it -> "Also broken: " + it.clause().id() + ", " + it.seen())
            .toList();
    if (!others.isEmpty()) {
      parts.add(String.join("\n", others));
    }
    return String.join("\n\n", parts);
  }

  private static int again(Violation first, List<Violation> all) {
    return (int) all.stream().filter(it -> it.clause() == first.clause()).count() - 1;
  }
}
