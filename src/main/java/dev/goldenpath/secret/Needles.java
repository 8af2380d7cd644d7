package dev.goldenpath.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Many strings, looked for in one pass over a text.
 *
 * <p>Indexed by their last letters: tokens of one backend begin alike and end each in its own way.
 * One more costs what it is long itself, where an automaton (Aho–Corasick) would be built again for
 * all of them at every login. Four letters that end a needle, or stand one or two before its end,
 * are known by it, so that a look at every third place of a text is enough. Safe for use by many
 * threads.
 */
final class Needles {
  static final int SHORTEST = 6;

  private static final int LETTERS = Long.SIZE / Character.SIZE;
  private static final int STEP = SHORTEST - LETTERS + 1;
  private static final int SLOT_BITS = 18;

  private final ConcurrentMap<Long, List<KnownEnd>> byLetters = new ConcurrentHashMap<>();

  /** A bit for what letters there may be: a look at most places costs no more than this. */
  private final AtomicLongArray known = new AtomicLongArray(1 << SLOT_BITS - 6);

  /**
   * A form of a secret.
   *
   * @param leak whether its appearance breaks SAFE-1, or is only masked
   */
  record Needle(String text, String placeholder, boolean leak) {}

  /** A needle, and how many letters of it follow those by which it is known. */
  private record KnownEnd(Needle needle, int after) {}

  /** Where something was found. */
  record TextSpan(int start, int end, String placeholder, boolean leak) {
    boolean meets(TextSpan other) {
      return start < other.end && other.start < end;
    }
  }

  /** Look for this one too, in place of an equal text. */
  void add(Needle needle) {
    for (int after = 0; after < STEP; after++) {
      KnownEnd ending = new KnownEnd(needle, after);
      long letters = letters(needle.text().toCharArray(), needle.text().length() - after);
      byLetters.merge(letters, List.of(ending), (others, one) -> with(others, ending));
      known.accumulateAndGet(word(letters), bit(letters), (bits, one) -> bits | one);
    }
  }

  private static List<KnownEnd> with(List<KnownEnd> others, KnownEnd ending) {
    List<KnownEnd> all = new ArrayList<>(others);
    all.removeIf(
        it -> it.after() == ending.after() && it.needle().text().equals(ending.needle().text()));
    all.add(ending);
    return List.copyOf(all);
  }

  void in(DecodedText view, Consumer<TextSpan> found) {
    // Of an array a letter is had in one step, which the quick compiler does not make of a text's.
    char[] text = view.text().toCharArray();
    for (int end = LETTERS; end <= text.length; end += STEP) {
      long letters = letters(text, end);
      if ((known.get(word(letters)) & bit(letters)) != 0) {
        ending(view, end, byLetters.getOrDefault(letters, List.of()), found);
      }
    }
  }

  private static void ending(
      DecodedText view, int letters, List<KnownEnd> endings, Consumer<TextSpan> found) {
    for (KnownEnd ending : endings) {
      Needle needle = ending.needle();
      int end = letters + ending.after();
      int start = end - needle.text().length();
      if (start >= 0 && view.text().startsWith(needle.text(), start)) {
        found.accept(view.span(start, end, needle.placeholder(), needle.leak()));
      }
    }
  }

  private static long letters(char[] text, int end) {
    long letters = 0;
    for (int i = end - LETTERS; i < end; i++) {
      letters = letters << Character.SIZE | text[i];
    }
    return letters;
  }

  private static int slot(long letters) {
    return (int) (letters * 0x9E3779B97F4A7C15L >>> Long.SIZE - SLOT_BITS);
  }

  private static int word(long letters) {
    return slot(letters) >>> 6;
  }

  private static long bit(long letters) {
    return 1L << slot(letters);
  }
}
