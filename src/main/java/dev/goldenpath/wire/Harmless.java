package dev.goldenpath.wire;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Make a text harmless that may hold what somebody else has written: for terminals, which obey
 * escape sequences, for readers, whom marks of direction mislead, and for CI systems, which obey
 * lines such as {@code ::error::} and {@code ##vso[…]}.
 *
 * <p>What is harmless already stays as it is.
 */
public final class Harmless {
  /** What GitHub and its kin obey at the head of a line, after any blanks. */
  private static final Pattern AT_HEAD = Pattern.compile("(?m)^([ \\t]*)::");

  /** What Azure, TeamCity and older runners obey anywhere in a line. */
  private static final Pattern ANYWHERE = Pattern.compile("##(?=[A-Za-z]*\\[)");

  private Harmless() {}

  /** Return a text of several lines, with what can't be seen written as {@code \}{@code u001b}. */
  public static String text(String text) {
    String tame = AT_HEAD.matcher(visible(text.replace("\r\n", "\n"))).replaceAll("$1\\\\::");
    return ANYWHERE.matcher(tame).replaceAll("#\\\\#");
  }

  /** Return a text on one line, see {@link #text}. */
  public static String line(String text) {
    return text(text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t"));
  }

  /** Return JSON that is the same, with what can't be seen written as JSON's own escapes. */
  public static String json(String json) {
    return visible(json);
  }

  private static String visible(String text) {
    return isPlain(text)
        ? text
        : text.codePoints()
            .mapToObj(c -> isVisible(c) ? Character.toString(c) : escaped(c))
            .collect(Collectors.joining());
  }

  /** Most texts are ASCII; a long one is told by a loop in a tenth of the time. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      // Joiners belong to words of some scripts, and to emoji.
      case Character.FORMAT -> c == 0x200C || c == 0x200D;
      default -> (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
    };
  }

  private static String escaped(int c) {
    return Character.toString(c)
        .chars()
        .mapToObj(unit -> String.format("\\u%04x", unit))
        .collect(Collectors.joining());
  }
}
