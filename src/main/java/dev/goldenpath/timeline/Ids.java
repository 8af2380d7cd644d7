package dev.goldenpath.timeline;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compare ids as people do who look for one: a serialiser writes the same UUID in many ways. */
final class Ids {
  static final int UUID_LENGTH = 36;
  static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private Ids() {}

  /** Return an id in small letters; a UUID also without its dashes. */
  static String plain(String id) {
    return (isUuid(id) ? id.replace("-", "") : id).toLowerCase(Locale.ROOT);
  }

  /** Tell it letter by letter: every word that is delivered is asked for it. */
  private static boolean isUuid(String id) {
    if (id.length() != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      char it = id.charAt(i);
      if (isDash ? it != '-' : !HexFormat.isHexDigit(it)) {
        return false;
      }
    }
    return true;
  }
}
