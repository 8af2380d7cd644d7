package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import java.util.Set;

/**
 * What is asked of a run beyond that nothing breaks.
 *
 * @param strict whether it must have shown the golden path, with nothing unavailable
 * @param minExecuted how many scenarios must come to a verdict, at least
 * @param minClauses how many clauses must have been kept, at least
 * @param required clauses that must have been kept
 */
public record Demands(boolean strict, int minExecuted, int minClauses, Set<Clause> required) {
  /** Ask only that something was executed. */
  public static final Demands NONE = new Demands(false, 1);

  public Demands {
    minExecuted = Math.max(1, minExecuted);
    required = Set.copyOf(required);
  }

  /** Ask for scenarios alone. */
  public Demands(boolean strict, int minExecuted) {
    this(strict, minExecuted, 0, Set.of());
  }
}
