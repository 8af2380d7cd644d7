package dev.goldenpath.steps;

/**
 * Words in a message that must change nothing.
 *
 * @param alone whether they are the whole message
 */
public record Worded(String words, boolean alone) {
  static final String WORDS =
      "(?:with the words " + Request.QUOTED + "|with the word " + Request.QUOTED + " alone)";

  static Worded of(String said) {
    boolean alone = said.endsWith(" alone");
    String quoted = said.replaceFirst("^with the words? ", "").replaceFirst(" alone$", "");
    return new Worded(Request.unquoted(quoted), alone);
  }
}
