package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Tell what is broken in a scenario, each clause once. */
public final class Breaks {
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
                    shown.apply(first.seen())))
        .toList();
  }

  private static int again(Violation first, List<Violation> all) {
    return (int) all.stream().filter(it -> it.clause() == first.clause()).count() - 1;
  }
}
