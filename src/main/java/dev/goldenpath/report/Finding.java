package dev.goldenpath.report;

/**
 * Something in a feature that is wrong, or says nothing.
 *
 * @param place the file and the line
 * @param what is wrong, in a sentence
 * @param instead what to write instead
 */
public record Finding(Mistake kind, String place, String what, String instead) {

  /** Return whether a run with it could only end in an error. */
  public boolean fatal() {
    return kind.isFatal();
  }

  @Override
  public String toString() {
    return place
        + " "
        + what
        + (instead.isEmpty() ? "" : "\n    " + instead.replace("\n", "\n    "));
  }
}
