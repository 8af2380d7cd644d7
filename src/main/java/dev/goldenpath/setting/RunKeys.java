package dev.goldenpath.setting;

import java.util.Set;
import java.util.TreeSet;

/** The keys that are about a run rather than its target. */
public final class RunKeys {
  /** Those that are options of the command line, and may be given by property or variable. */
  public static final Set<String> OPTIONS =
      Set.of(
          "features",
          "history",
          "known",
          "min-clauses",
          "min-executed",
          "out",
          "parallel",
          "require",
          "seed",
          "shard",
          "start-at",
          "tags",
          "transcripts");

  /** All of them; none is a setting of a target. */
  static final Set<String> ALL = all();

  private RunKeys() {}

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(OPTIONS);
    all.add("target");
    return Set.copyOf(all);
  }
}
