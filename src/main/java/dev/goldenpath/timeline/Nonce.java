package dev.goldenpath.timeline;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
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
    return text.contains(MARK) || text.contains(MARK.toUpperCase(Locale.ROOT))
        ? in(text.toLowerCase(Locale.ROOT))
        : List.of();
  }

  /** Return the nonces that stand in a text, each once, in order. */
  public static List<String> in(String text) {
    if (!text.contains(MARK)) {
      return List.of();
    }
    Set<String> nonces = new LinkedHashSet<>();
    for (Matcher form = FORM.matcher(text); form.find(); ) {
      nonces.add(form.group());
    }
    return List.copyOf(nonces);
  }
}
