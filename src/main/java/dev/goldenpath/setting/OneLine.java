package dev.goldenpath.setting;

/** A text that somebody else wrote, for a message of ours: on one line, and not too long. */
public final class OneLine {
  private OneLine() {}

  /**
   * Return the beginning of a text with its white space folded, and an ellipsis where it goes on.
   *
   * @param most letters; secrets must be masked before, since half of one would not be known
   */
  public static String of(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > most ? line.substring(0, most) + "…" : line;
  }
}
