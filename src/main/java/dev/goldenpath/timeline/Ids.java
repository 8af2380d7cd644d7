package dev.goldenpath.timeline;

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

  private static boolean isUuid(String id) {
    return id.length() == UUID_LENGTH
        && id.charAt(8) == '-'
        && id.charAt(13) == '-'
        && UUID.matcher(id).matches();
  }
}
