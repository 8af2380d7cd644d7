package dev.goldenpath.timeline;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A text that could not be known beforehand.
 *
 * <p>Its form is fixed, so that a nonce is recognised wherever it turns up. It holds no letters
 * from which a word could be made.
 */
public final class Nonce {
  private static final String MARK = "gp-";
  private static final int BYTES = 10;
  private static final Pattern FORM = Pattern.compile(MARK + "[0-9a-f]{" + 2 * BYTES + "}");

  private Nonce() {}

  /** Make a new nonce. */
  public static String next(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  /** Write bytes as a nonce. */
  static String of(byte[] bytes) {
    return MARK + HexFormat.of().formatHex(bytes);
  }

  /** Return the bytes of a text that is a nonce, and nothing else. */
  static Optional<byte[]> bytes(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(HexFormat.of().parseHex(text.substring(MARK.length())))
        : Optional.empty();
  }

  /** Return the nonces that stand in a text in whatever case, each once, in order. */
  public static List<String> inAnyCase(String text) {
    return in(text, true);
  }

  /** Return the nonces that stand in a text, each once, in order. */
  public static List<String> in(String text) {
    return in(text, false);
  }

  private static List<String> in(String text, boolean anyCase) {
    Set<String> nonces = Set.of();
    for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
      int start = dash + 1 - MARK.length();
      if (text.regionMatches(anyCase, start, MARK, 0, MARK.length())
          && areDigits(text, dash + 1, anyCase)) {
        nonces = nonces.isEmpty() ? new LinkedHashSet<>() : nonces;
        nonces.add(text.substring(start, dash + 1 + 2 * BYTES).toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(nonces);
  }

  private static boolean areDigits(String text, int start, boolean anyCase) {
    int end = start + 2 * BYTES;
    for (int i = start; i < end && end <= text.length(); i++) {
      char it = text.charAt(i);
      boolean isSmall = it >= '0' && it <= '9' || it >= 'a' && it <= 'f';
      if (!isSmall && !(anyCase && it >= 'A' && it <= 'F')) {
        return false;
      }
    }
    return end <= text.length();
  }
}
