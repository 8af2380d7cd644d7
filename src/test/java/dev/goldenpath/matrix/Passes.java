package dev.goldenpath.matrix;

import dev.goldenpath.result.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * What became of a backend that keeps the contract.
 *
 * @param wrong the scenarios that did not pass, in words
 */
record Passes(String name, int scenarios, List<String> wrong, long tookMillis) {
  Passes {
    wrong = List.copyOf(wrong);
  }

  static Passes of(String name, List<Ended> ended, Duration took) {
    return new Passes(
        name,
        ended.size(),
        ended.stream()
            .filter(it -> !it.passed() && !isForOtherWays(it))
            .map(it -> name + ": " + it.inWords())
            .toList(),
        took.toMillis());
  }

  /** What takes runs of a thread in one way is not asked to take them in another. */
  private static boolean isForOtherWays(Ended it) {
    return it.outcome() == Outcome.SKIPPED && it.inWords().contains("(overlap=");
  }

  @Override
  public String toString() {
    return "%-42s %d of %d passed, %d ms"
            .formatted(name, scenarios - wrong.size(), scenarios, tookMillis)
        + String.join("", wrong.stream().map(text -> "\n" + text).toList());
  }
}
