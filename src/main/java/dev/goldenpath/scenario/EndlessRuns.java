package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What is still worth a scenario where no run ever ends: its events before the missing end may show
 * a clause all the same. A clause of which several scenarios have shown nothing is given up.
 *
 * <p>Safe for any number of threads.
 */
final class EndlessRuns {
  private final Set<Clause> shown = EnumSet.noneOf(Clause.class);
  private final Map<Clause, Integer> vain = new EnumMap<>(Clause.class);

  /** Note what a scenario with such runs has shown of the clauses that it is about. */
  synchronized void tried(Set<Clause> about, Set<Clause> shownNow) {
    for (Clause clause : about) {
      if (shownNow.contains(clause)) {
        shown.add(clause);
      } else {
        vain.merge(clause, 1, Integer::sum);
      }
    }
  }

  /** Return whether a scenario about these clauses may show one of them. */
  synchronized boolean mayShow(Set<Clause> about) {
    return about.stream()
        .anyMatch(
            clause -> shown.contains(clause) || vain.getOrDefault(clause, 0) < Vitals.WITNESSES);
  }
}
