package dev.goldenpath.wire;

/**
 * Say that a request differs from an earlier one in one thing only, so that the two runs can be
 * held against each other.
 *
 * @param difference the one thing
 * @param control the name of the earlier call
 */
public record Comparison(Difference difference, String control) {

  /** What a run has that its control has not. */
  public enum Difference {
    /** Words in its message (TRUE-5). */
    WORDS,
    /** A message that can't be read, before it or in its middle (CONN-7). */
    UNREADABLE_MESSAGE,
    /** Another run at the same time (ISO-3). */
    RUN_BESIDE
  }
}
