package dev.goldenpath.backend;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What an inspection finds; it ends as soon as what is wanted is found. */
final class Complaints {

  /** What was wanted is found. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Set<String> all = new LinkedHashSet<>();
  private final Predicate<String> enough;

  Complaints(Predicate<String> enough) {
    this.enough = enough;
  }

  void unless(boolean kept, String clause, Object what) {
    if (!kept && all.add(clause + " " + what) && enough.test(clause)) {
      throw new Enough();
    }
  }

  Set<String> all() {
    return all;
  }
}
