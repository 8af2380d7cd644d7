package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.SliceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * In which order the broken clauses of a scenario are told.
 *
 * <p>First what the scenario is about. Within one run (or one socket, or one call) the deeper layer
 * goes before the shallower, and what was decided earlier before what was decided later: a message
 * that can't be read before an order that can't be seen, an order before a time, a time before a
 * truth. Between runs only the time of the decision counts. Nothing is said of what follows from
 * what: all are broken, and each is told.
 */
public final class BreakOrder {
  private static final Comparator<Violation> BY_LAYER =
      Comparator.<Violation, Clause.Layer>comparing(it -> it.clause().layer())
          .thenComparingLong(Violation::decidedAt)
          .thenComparing(Violation::clause);

  private BreakOrder() {}

  /**
   * Return each broken clause once, by its first violation.
   *
   * @param own which clauses the scenario is about
   */
  public static List<Violation> of(Collection<Violation> violations, Predicate<Clause> own) {
    Map<Clause, Violation> first = new LinkedHashMap<>();
    bySlice(violations).stream()
        .flatMap(slice -> slice.stream().sorted(BY_LAYER))
        .forEach(violation -> first.putIfAbsent(violation.clause(), violation));
    List<Violation> ordered = new ArrayList<>(first.values());
    ordered.sort(Comparator.comparing(violation -> !own.test(violation.clause())));
    return ordered;
  }

  /** Group by run, socket or call; the group with the earliest decision first. */
  private static List<List<Violation>> bySlice(Collection<Violation> violations) {
    Map<Optional<String>, List<Violation>> groups = new LinkedHashMap<>();
    violations.stream()
        .sorted(Comparator.comparingLong(Violation::decidedAt))
        .forEach(it -> groups.computeIfAbsent(root(it.slice()), key -> new ArrayList<>()).add(it));
    return List.copyOf(groups.values());
  }

  private static Optional<String> root(SliceId slice) {
    return slice.run().or(slice::socket).or(slice::call);
  }
}
