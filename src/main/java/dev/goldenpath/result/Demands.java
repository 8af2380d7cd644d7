package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a run beyond that nothing breaks.
 *
 * @param strict whether it must have shown the golden path, with nothing unavailable
 * @param minExecuted how many scenarios must come to a verdict, at least
 * @param minClauses how many clauses must have been kept, at least
 * @param required clauses that must have been kept
 * @param known what may break all the same
 */
public record Demands(
    boolean strict,
    int minExecuted,
    int minClauses,
    Set<Clause> required,
    List<KnownFailure> known) {
  /** Ask only that something was executed. */
  public static final Demands NONE = new Demands(false, 1);

  public Demands {
    minExecuted = Math.max(1, minExecuted);
    required = Set.copyOf(required);
    known = List.copyOf(known);
  }

  /** Ask for scenarios alone. */
  public Demands(boolean strict, int minExecuted) {
    this(strict, minExecuted, 0, Set.of(), List.of());
  }
}
