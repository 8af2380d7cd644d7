package dev.goldenpath.rule.schema;

import static java.util.Objects.requireNonNull;

/**
 * One place where a message is not as its schema says.
 *
 * @param pointer where, as keys joined by dots, such as {@code data.execution_time}; empty for the
 *     message itself
 * @param expected what the schema asks for there, in words
 * @param seen what was there, cut if long
 */
public record SchemaProblem(String pointer, String expected, String seen) {

  public SchemaProblem {
    requireNonNull(pointer, "pointer");
    requireNonNull(expected, "expected");
    requireNonNull(seen, "seen");
  }

  /** The problem in one line: {@code data.thought: expected non-blank text, seen ""}. */
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the message" : pointer)
        + ": expected "
        + expected
        + ", seen "
        + seen;
  }
}
