package dev.goldenpath.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;

/**
 * Many strings, looked for in one pass over a text.
 *
 * <p>Indexed by their last four letters: tokens of one backend begin alike and end each in its own
 * way. One more costs what it is long itself, where an automaton (Aho–Corasick) would be built
 * again for all of them at every login. Safe for use by many threads.
 */
final class Needles {
  static final int SHORTEST = 6;

  private static final int SLOT_BITS = 16;

  private final ConcurrentMap<Long, List<Needle>> byEnd = new ConcurrentHashMap<>();

  /** Which ends there may be: a look at most letters costs no more than this. */
  private final AtomicIntegerArray mayEnd = new AtomicIntegerArray(1 << SLOT_BITS);

  /**
   * A form of a secret.
   *
   * @param leak whether its appearance breaks SAFE-1, or is only masked
   */
  record Needle(String text, String placeholder, boolean leak) {}

  /** Where something was found. */
  record TextSpan(int start, int end, String placeholder, boolean leak) {
    boolean meets(TextSpan other) {
      return start < other.end && other.start < end;
    }
  }

  /** Look for this one too, in place of an equal text. */
  void add(Needle needle) {
    String text = needle.text();
    long end = 0;
    for (int i = text.length() - Long.SIZE / Character.SIZE; i < text.length(); i++) {
      end = end << Character.SIZE | text.charAt(i);
    }
    byEnd.merge(end, List.of(needle), (known, one) -> with(known, needle));
    mayEnd.set(slot(end), 1);
  }

  private static List<Needle> with(List<Needle> known, Needle needle) {
    List<Needle> all = new ArrayList<>(known);
    all.removeIf(it -> it.text().equals(needle.text()));
    all.add(needle);
    return List.copyOf(all);
  }

  void in(DecodedText view, Consumer<TextSpan> found) {
    String text = view.text();
    long end = 0;
    for (int i = 0; i < text.length(); i++) {
      end = end << Character.SIZE | text.charAt(i);
      if (mayEnd.get(slot(end)) != 0) {
        ending(view, i + 1, byEnd.getOrDefault(end, List.of()), found);
      }
    }
  }

  private static void ending(
      DecodedText view, int end, List<Needle> needles, Consumer<TextSpan> found) {
    for (Needle needle : needles) {
      int start = end - needle.text().length();
      if (start >= 0 && view.text().startsWith(needle.text(), start)) {
        found.accept(view.span(start, end, needle.placeholder(), needle.leak()));
      }
    }
  }

  private static int slot(long end) {
    return (int) (end * 0x9E3779B97F4A7C15L >>> Long.SIZE - SLOT_BITS);
  }
}
