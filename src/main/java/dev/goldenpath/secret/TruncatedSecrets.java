package dev.goldenpath.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Mask what is left of a secret where a text was cut off, which is told by an ellipsis.
 *
 * <p>Texts are cut where they are made, long before they are masked, and half a token is not found
 * as a whole one is. Safe for use by many threads.
 */
final class TruncatedSecrets {
  private static final char CUT = '…';

  /** Shorter beginnings are those of other words too. */
  private static final int SHORTEST = 8;

  private static final int LONGEST = 8192;
  private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{6,4096}(?:\\.[\\w-]*)?" + CUT);

  private final ConcurrentMap<String, List<Needles.Needle>> byBeginning = new ConcurrentHashMap<>();

  void add(Needles.Needle needle) {
    if (needle.text().length() > SHORTEST) {
      byBeginning.merge(
          needle.text().substring(0, SHORTEST),
          List.of(needle),
          (known, one) -> {
            List<Needles.Needle> all = new ArrayList<>(one);
            all.addAll(known);
            return List.copyOf(all);
          });
    }
  }

  /** Mask the beginnings of known secrets, in any of their forms, and of any JWT. */
  String mask(String text) {
    if (text.indexOf(CUT) < 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder();
    int from = 0;
    int next = 0;
    for (int cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, next)) {
      int first = Math.max(Math.max(from, next), cut - LONGEST);
      next = cut + 1;
      for (int start = first; start <= cut - SHORTEST; start++) {
        Optional<String> placeholder = placeholder(text, start, cut);
        if (placeholder.isPresent()) {
          masked.append(text, from, start).append(placeholder.get());
          from = cut;
        }
      }
    }
    masked.append(text, from, text.length());
    return JWT.matcher(masked).replaceAll(Jwt.PLACEHOLDER + CUT);
  }

  /** Return the placeholder of a secret whose beginning stands between start and cut. */
  private Optional<String> placeholder(String text, int start, int cut) {
    return byBeginning.getOrDefault(text.substring(start, start + SHORTEST), List.of()).stream()
        .filter(needle -> needle.text().length() > cut - start)
        .filter(needle -> needle.text().startsWith(text.substring(start, cut)))
        .map(Needles.Needle::placeholder)
        .findFirst();
  }
}
