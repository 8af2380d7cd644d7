package dev.goldenpath.rule.schema;

import static java.util.Objects.requireNonNull;

/**
 * One place where a message is not as its schema says.
 *
 * @param pointer where, as keys joined by dots, such as {@code data.execution_time}; empty for the
 *     message itself
 * @param keyword the schema's keyword that is not kept, such as {@code required}
 * @param expected what the schema asks for there, in words
 * @param seen what was there, cut if long
 */
public record SchemaProblem(String pointer, String keyword, String expected, String seen) {

  public SchemaProblem {
    requireNonNull(pointer, "pointer");
    requireNonNull(keyword, "keyword");
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
