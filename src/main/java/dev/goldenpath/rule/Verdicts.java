package dev.goldenpath.rule;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the breaks so far, and the standings of the monitors, come to for each clause. */
record Verdicts(Watchers watchers, Collection<Violation> faults) {

  /** Return the verdict on every clause. */
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
    boolean exercised =
        watchers
            .of(clause)
            .map(Monitor::state)
            .anyMatch(state -> state == Standing.KEPT || state == Standing.KEPT_SO_FAR);
    return exercised ? new Verdict.Kept(clause) : doubt(clause);
  }

  /** Say what a stall of the suite hid, where nothing else has shown that the clause is kept. */
  private Verdict doubt(Clause clause) {
    return watchers
        .of(clause)
        .flatMap(monitor -> monitor.doubt().stream())
        .findFirst()
        .<Verdict>map(why -> new Verdict.Undecided(clause, why, Optional.empty()))
        .orElseGet(() -> new Verdict.NotExercised(clause));
  }
}
