package dev.goldenpath.rule.pattern;

/**
 * An event of a random trace.
 *
 * @param type its type
 * @param id its id, or empty
 */
record Letter(String type, String id) {

  /** Write it as {@link Trace} reads it. */
  @Override
  public String toString() {
    return id.isEmpty() ? type : type + ":" + id;
  }

  boolean is(String other) {
    return type.equals(other);
  }
}
