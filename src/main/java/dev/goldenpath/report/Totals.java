package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How many scenarios ended in each way. */
public record Totals(
    int passed, int failed, int affected, int blocked, int errored, int unavailable, int skipped) {

  public static Totals of(Collection<Outcome> outcomes) {
    return new Totals(
        count(outcomes, Outcome.PASSED),
        count(outcomes, Outcome.FAILED),
        count(outcomes, Outcome.AFFECTED),
        count(outcomes, Outcome.BLOCKED),
        count(outcomes, Outcome.ERRORED),
        count(outcomes, Outcome.UNAVAILABLE),
        count(outcomes, Outcome.SKIPPED));
  }

  private static int count(Collection<Outcome> outcomes, Outcome one) {
    return (int) outcomes.stream().filter(outcome -> outcome == one).count();
  }

  /** Return how many came to a verdict. */
  public int executed() {
    return passed + failed + affected;
  }

  public int all() {
    return executed() + blocked + errored + unavailable + skipped;
  }

  /** Return them in words: {@code 39 passed, 1 failed, 2 skipped}. */
  public String words() {
    List<String> parts = new ArrayList<>();
    parts.add(passed + " passed");
    parts.add(failed + " failed");
    if (affected > 0) {
      parts.add(affected + " affected");
    }
    if (blocked > 0) {
      parts.add(blocked + " blocked");
    }
    parts.add(skipped + " skipped");
    if (unavailable > 0) {
      parts.add(unavailable + " unavailable");
    }
    if (errored > 0) {
      parts.add(errored + " errored");
    }
    return String.join(", ", parts);
  }
}
