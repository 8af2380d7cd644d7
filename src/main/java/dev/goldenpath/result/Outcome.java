package dev.goldenpath.result;

/** How a scenario ended. */
public enum Outcome {
  /** It was executed and nothing broke. */
  PASSED,
  /** A clause that it is about was broken, or one of its own sentences is not met. */
  FAILED,
  /** Another clause was broken in it; its own promise is not. */
  AFFECTED,
  /** What it needs is known to be dead: others have waited for it in vain. */
  BLOCKED,
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
