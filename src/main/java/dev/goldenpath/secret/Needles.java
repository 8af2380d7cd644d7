package dev.goldenpath.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many strings, looked for in one pass over a text.
 *
 * <p>Indexed by their last letters: tokens of one backend begin alike and end each in its own way.
 * Immutable.
 */
public final class Needles {
  static final int SHORTEST = 6;
  private static final int BASE = 31;
  private static final int LEAVING = (int) Math.pow(BASE, SHORTEST - 1);
  private static final int FILTER_BITS = 1 << 16;

  private final Map<Integer, List<Needle>> byTail = new HashMap<>();
  private final long[] filter = new long[FILTER_BITS / Long.SIZE];

  /**
   * A form of a secret.
   *
   * @param leak whether its appearance breaks SAFE-1, or is only masked
   */
  public record Needle(String text, String placeholder, boolean leak) {}

  /** Where something was found. */
  public record Span(int start, int end, String placeholder, boolean leak) {
    boolean meets(Span other) {
      return start < other.end && other.start < end;
    }
  }

  Needles(Collection<Needle> needles) {
    for (Needle needle : needles) {
      int tail = tail(needle.text());
      byTail.computeIfAbsent(tail, any -> new ArrayList<>(1)).add(needle);
      filter[slot(tail) >> 6] |= 1L << slot(tail);
    }
  }

  void in(DecodedText view, Consumer<Span> found) {
    String text = view.text();
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      if (i >= SHORTEST) {
        hash -= text.charAt(i - SHORTEST) * LEAVING;
      }
      hash = hash * BASE + text.charAt(i);
      int slot = slot(hash);
      if (i + 1 >= SHORTEST && (filter[slot >> 6] & (1L << slot)) != 0) {
        ending(view, i + 1, hash, found);
      }
    }
  }

  private void ending(DecodedText view, int end, int hash, Consumer<Span> found) {
    for (Needle needle : byTail.getOrDefault(hash, List.of())) {
      int start = end - needle.text().length();
      if (start >= 0 && view.text().startsWith(needle.text(), start)) {
        found.accept(view.span(start, end, needle.placeholder(), needle.leak()));
      }
    }
  }

  private static int tail(String text) {
    int hash = 0;
    for (int i = text.length() - SHORTEST; i < text.length(); i++) {
      hash = hash * BASE + text.charAt(i);
    }
    return hash;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (FILTER_BITS - 1);
  }
}
