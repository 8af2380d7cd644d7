package dev.goldenpath.setting;

import java.util.Locale;

/** Refuse credentials that no target can take as they stand, before anything runs. */
final class Credentials {
  private Credentials() {}

  /**
   * Check a token: one word of visible ASCII (RFC 6750, section 2.1), and nothing around it.
   *
   * @throws SettingUnusable if it is something else; the value is not shown
   */
  static String token(Given given) {
    String token = given.value();
    String lower = token.toLowerCase(Locale.ROOT);
    if (lower.startsWith("bearer ") || lower.startsWith("authorization:")) {
      throw given.refused("the token alone is wanted; leave out \"Bearer \" before it");
    }
    if (token.startsWith("\"") || token.startsWith("'") || token.startsWith("{")) {
      throw given.refused("the token alone is wanted, without quotes or JSON around it");
    }
    if (token.indexOf(' ') >= 0) {
      throw given.refused("a token is one word, and this one holds a blank");
    }
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw given.refused("a token is of ASCII letters, and this one holds another");
    }
    return token;
  }
}
