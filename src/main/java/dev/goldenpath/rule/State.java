package dev.goldenpath.rule;

/** Where a monitor stands after an entry. */
public enum State {
  /** Its trigger has not come. */
  NOT_EXERCISED,
  /** It holds, and nothing that is still to come can break it. */
  KEPT,
  /** It holds; something to come could still break it. */
  KEPT_SO_FAR,
  /** It owes something that must still come. */
  OPEN,
  /** It is broken for good. */
  BROKEN
}
