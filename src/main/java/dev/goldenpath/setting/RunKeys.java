package dev.goldenpath.setting;

import java.util.Locale;
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

  /** What the variables of all keys begin with. */
  static final String VARIABLE = "GOLDENPATH_";

  /** What the properties of all keys begin with. */
  static final String PROPERTY = "goldenpath.";

  private RunKeys() {}

  /** Return a key's name in the environment: {@code GOLDENPATH_LIMITS_FIRST_EVENT}. */
  public static String variable(String key) {
    return VARIABLE + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(OPTIONS);
    all.add("target");
    return Set.copyOf(all);
  }
}
