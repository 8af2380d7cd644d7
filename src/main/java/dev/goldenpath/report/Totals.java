package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many scenarios ended in each way. */
public record Totals(Map<Outcome, Integer> counts) {
  /** In the order in which they are told. */
  static final List<Outcome> ORDER =
      List.of(
          Outcome.PASSED,
          Outcome.FAILED,
          Outcome.AFFECTED,
          Outcome.BLOCKED,
          Outcome.SKIPPED,
          Outcome.UNAVAILABLE,
          Outcome.ERRORED);

  /** Told even where there are none. */
  private static final Set<Outcome> ALWAYS =
      EnumSet.of(Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED);

  public Totals {
    counts = Map.copyOf(counts);
  }

  static Totals of(Collection<ScenarioReport> scenarios) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    scenarios.forEach(it -> counts.merge(it.outcome(), 1, Integer::sum));
    return new Totals(counts);
  }

  int of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Return how many came to a verdict. */
  public int executed() {
    return of(Outcome.PASSED) + of(Outcome.FAILED) + of(Outcome.AFFECTED);
  }

  int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Return them in words: {@code 39 passed, 1 failed, 2 skipped}. */
  public String words() {
    return ORDER.stream()
        .filter(it -> ALWAYS.contains(it) || of(it) > 0)
        .map(it -> of(it) + " " + it.word())
        .collect(Collectors.joining(", "));
  }
}
