package dev.goldenpath.rule;

/** Where an automaton stands after a moment. */
public enum Standing {
  /** Its trigger has not come. */
  NOT_EXERCISED,
  /** It holds, and nothing that is still to come can break it. */
  KEPT,
  /** It holds; something to come could still break it. */
  KEPT_SO_FAR,
  /** It owes something that must still come. */
  OPEN,
  /** It may have been broken, or not: the suite itself stood still when it mattered. */
  UNDECIDED,
  /** It is broken for good. */
  BROKEN
}
