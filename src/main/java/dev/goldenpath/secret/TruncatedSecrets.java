package dev.goldenpath.secret;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Mask what is left of a secret where a text was cut off, which is told by an ellipsis.
 *
 * <p>Texts are cut where they are made, long before they are masked, and half a token is not found
 * as a whole one is.
 */
final class TruncatedSecrets {
  private static final char CUT = '…';

  /** Shorter beginnings are those of other words too. */
  private static final int SHORTEST = 8;

  private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{6,4096}(?:\\.[\\w-]*)?" + CUT);

  private TruncatedSecrets() {}

  static boolean mayBeIn(String text) {
    return text.indexOf(CUT) >= 0;
  }

  /** Mask the beginnings of known secrets, by their forms, and of any JWT. */
  static String mask(String text, Map<String, String> placeholders) {
    StringBuilder masked = new StringBuilder(text);
    for (int cut = text.indexOf(CUT); cut >= 0; cut = masked.indexOf(CUT + "", cut + 1)) {
      for (Map.Entry<String, String> known : placeholders.entrySet()) {
        int length = length(masked, cut, known.getKey());
        if (length > 0) {
          masked.replace(cut - length, cut, known.getValue());
          cut += known.getValue().length() - length;
        }
      }
    }
    return JWT.matcher(masked).replaceAll(Jwt.PLACEHOLDER + CUT);
  }

  /** Return how much of the beginning of a secret stands before the cut; 0 for none. */
  private static int length(CharSequence text, int cut, String secret) {
    int longest = Math.min(cut, secret.length() - 1);
    for (int length = longest; length >= SHORTEST; length--) {
      int from = cut - length;
      if (text.charAt(from) == secret.charAt(0)
          && text.subSequence(from, cut).toString().equals(secret.substring(0, length))) {
        return length;
      }
    }
    return 0;
  }
}
