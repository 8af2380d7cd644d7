package dev.goldenpath.setting;

import java.util.OptionalInt;

/**
 * A value as it was given, without what clings to it: byte order marks and space around it.
 *
 * @param source where it came from, in words, such as {@code environment GOLDENPATH_TOKEN}
 */
record Given(String key, String value, String source) {

  /**
   * Take a value from a source; of a secret only the line breaks at its end are no part.
   *
   * @throws SettingUnusable if it holds what nobody types: line breaks, control characters, letters
   *     that could not be decoded, letters that can't be seen
   */
  static Given of(String key, String text, String source) {
    String plain = TextFile.withoutMark(text);
    String value = SettingKey.isSecret(key) ? plain.replaceFirst("[\\r\\n]+$", "") : plain.strip();
    Given given = new Given(key, value, source);
    boolean lines = SettingKey.hasLines(key);
    OptionalInt odd =
        value
            .codePoints()
            .filter(c -> isOdd(c) && !(lines && (c == '\n' || c == '\r')))
            .findFirst();
    if (odd.isPresent()) {
      throw given.refused(odd(odd.getAsInt()));
    }
    return given;
  }

  private static boolean isOdd(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      // Joiners belong to words of some scripts, and to emoji.
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> c == 0xFFFD;
    };
  }

  private static String odd(int c) {
    return switch (c) {
      case '\n', '\r' -> "the value holds a line break; write it on one line";
      case '\t' ->
          "the value holds a tab; take it out (a \\ in a .properties file is written \\\\)";
      case 0xFFFD ->
          "the value holds letters that could not be decoded; set LC_ALL=C.UTF-8, or give it in a"
              + " file of UTF-8 text";
      default ->
          String.format("the value holds a letter that can't be seen (U+%04X); take it out", c);
    };
  }

  /** Complain about the value, showing it unless it is a secret, or may hold one. */
  SettingUnusable unusable(String allowed) {
    return refused(shown() + " can't be used; allowed: " + allowed);
  }

  /** Complain without showing the value. */
  SettingUnusable refused(String why) {
    return new SettingUnusable(key + " (from " + source + "): " + why);
  }

  /** Whether it stands in a file of our own. */
  boolean isBuiltIn() {
    return source.startsWith(TargetFile.BUILT_IN_SOURCE);
  }

  private String shown() {
    boolean url = value.contains("://");
    if (SettingKey.isSecret(key) || (url && value.contains("@"))) {
      return "the value (not shown)";
    }
    String plain = url ? value.replaceFirst("\\?.+", "?…") : value;
    return "\"" + (plain.length() > 80 ? plain.substring(0, 80) + "…" : plain) + "\"";
  }

  @Override
  public String toString() {
    return key + " from " + source;
  }
}
