package dev.goldenpath.backend;

import java.util.regex.Pattern;

/** The form of a thread's id: a UUID in its usual text form (RFC 9562 §4). */
final class ThreadId {

  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private ThreadId() {}

  static boolean isWellFormed(String text) {
    return UUID_TEXT.matcher(text).matches();
  }
}
