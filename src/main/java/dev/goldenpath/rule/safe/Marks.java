package dev.goldenpath.rule.safe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some short texts, looked for in one pass over another: by their last two letters, which are
 * seldom met together in what has none of them.
 */
final class Marks {
  /** Each pair of ASCII letters has a slot of its own. */
  private static final int SLOTS = 1 << 14;

  private final List<List<String>> byEnd = new ArrayList<>(Collections.nCopies(SLOTS, List.of()));
  private final boolean[] mayEnd = new boolean[SLOTS];

  Marks(List<String> texts) {
    for (String text : texts) {
      int last = text.length() - 1;
      int slot = slot(text.charAt(last - 1), text.charAt(last));
      List<String> all = new ArrayList<>(byEnd.get(slot));
      all.add(text);
      byEnd.set(slot, List.copyOf(all));
      mayEnd[slot] = true;
    }
  }

  boolean isAnyIn(String text) {
    char[] letters = text.toCharArray();
    for (int last = 1; last < letters.length; last++) {
      int slot = slot(letters[last - 1], letters[last]);
      if (mayEnd[slot] && isAnyBefore(last + 1, byEnd.get(slot), text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnyBefore(int end, List<String> marks, String text) {
    for (String mark : marks) {
      if (text.startsWith(mark, end - mark.length())) {
        return true;
      }
    }
    return false;
  }

  private static int slot(char first, char second) {
    return (first << 7 ^ second) & (SLOTS - 1);
  }
}
