package dev.goldenpath.result;

/** How a scenario ended. */
public enum Outcome {
  /** It was executed and nothing broke. */
  PASSED,
  /** A clause was broken. */
  FAILED,
  /** The suite or its settings are at fault. */
  ERRORED,
  /** The target could not be reached, or has no agents now. */
  UNAVAILABLE,
  /** The target lacks a capability, or real agents are switched off. */
  SKIPPED;

  /** Return the word for it in reports: {@code passed}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
