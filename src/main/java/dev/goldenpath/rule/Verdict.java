package dev.goldenpath.rule;

import java.util.List;
import java.util.Optional;

/** What came out for one clause in one scenario. */
public sealed interface Verdict {
  Clause clause();

  /** Return its name, as a transcript holds it. */
  default String word() {
    return getClass().getSimpleName();
  }

  /** It was exercised and held. */
  record Kept(Clause clause) implements Verdict {}

  /** It was broken, in one or more slices. */
  record Broken(Clause clause, List<Violation> faults) implements Verdict {
    public Broken {
      faults = List.copyOf(faults);
    }
  }

  /** Its trigger never came. */
  record NotExercised(Clause clause) implements Verdict {}

  /**
   * Its rule crashed, or the suite itself stood still when it mattered: a fault of the suite, not
   * of the backend.
   */
  record Undecided(Clause clause, String why, Optional<RuntimeException> cause)
      implements Verdict {}
}
