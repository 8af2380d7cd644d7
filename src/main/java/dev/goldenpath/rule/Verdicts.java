package dev.goldenpath.rule;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the breaks so far, and the standings of the monitors, come to for each clause. */
record Verdicts(Watchers watchers, Collection<Violation> faults) {

  Map<Clause, Verdict> all() {
    Map<Clause, Verdict> verdicts = new EnumMap<>(Clause.class);
    for (Clause clause : Clause.values()) {
      verdicts.put(clause, verdict(clause));
    }
    return verdicts;
  }

  private Verdict verdict(Clause clause) {
    List<Violation> broken = faults.stream().filter(fault -> fault.clause() == clause).toList();
    if (!broken.isEmpty()) {
      return new Verdict.Broken(clause, broken);
    }
    Optional<RuntimeException> crash = watchers.crash(clause);
    if (crash.isPresent()) {
      return new Verdict.Undecided(clause, "its rule crashed: " + crash.get(), crash);
    }
    return doubt(clause)
        .<Verdict>map(why -> new Verdict.Undecided(clause, why, Optional.empty()))
        .orElseGet(
            () ->
                watchers.of(clause).anyMatch(Verdicts::isKept)
                    ? new Verdict.Kept(clause)
                    : new Verdict.NotExercised(clause));
  }

  /**
   * Say what a stall of the suite hid from a rule that is not kept later on: that it was kept
   * before, or that another rule of the clause is, says nothing of it.
   */
  private Optional<String> doubt(Clause clause) {
    return watchers.byRule(clause).flatMap(ofOneRule -> doubtLeft(ofOneRule).stream()).findFirst();
  }

  private static Optional<String> doubtLeft(List<Monitor> ofOneRule) {
    Optional<String> doubt = Optional.empty();
    for (Monitor monitor : ofOneRule) {
      if (monitor.doubt().isPresent() || isKept(monitor)) {
        doubt = monitor.doubt();
      }
    }
    return doubt;
  }

  private static boolean isKept(Monitor monitor) {
    Standing state = monitor.state();
    return state == Standing.KEPT || state == Standing.KEPT_SO_FAR;
  }

  /** Return the clauses of which all violations are such. */
  static Set<Clause> ofAll(Collection<Violation> violations, Predicate<Violation> such) {
    Set<Clause> clauses = EnumSet.noneOf(Clause.class);
    violations.stream().filter(such).map(Violation::clause).forEach(clauses::add);
    violations.stream().filter(such.negate()).map(Violation::clause).forEach(clauses::remove);
    return clauses;
  }
}
