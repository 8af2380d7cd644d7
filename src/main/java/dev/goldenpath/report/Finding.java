package dev.goldenpath.report;

/**
 * Something in a feature that is wrong, or says nothing.
 *
 * @param place the file and the line
 * @param what is wrong, in a sentence
 * @param instead what to write instead
 * @param fatal whether a run with it could only end in an error
 */
public record Finding(String place, String what, String instead, boolean fatal) {

  @Override
  public String toString() {
    return place
        + " "
        + what
        + (instead.isEmpty() ? "" : "\n    " + instead.replace("\n", "\n    "));
  }
}
