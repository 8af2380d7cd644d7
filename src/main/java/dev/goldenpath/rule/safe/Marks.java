package dev.goldenpath.rule.safe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some short texts, looked for in one pass over another: by their last two letters, which are
 * seldom met together in what has none of them.
 */
final class Marks {
  /** Each pair of ASCII letters has a slot of its own. */
  private static final int SLOTS = 1 << 14;

  private final Map<Integer, List<String>> byEnd = new HashMap<>();
  private final boolean[] mayEnd = new boolean[SLOTS];

  Marks(List<String> texts) {
    for (String text : texts) {
      int end = end(text, text.length() - 1);
      byEnd.computeIfAbsent(end, any -> new ArrayList<>()).add(text);
      mayEnd[slot(end)] = true;
    }
  }

  boolean isAnyIn(String text) {
    for (int i = 1; i < text.length(); i++) {
      int end = end(text, i);
      if (mayEnd[slot(end)] && isAnyBefore(i + 1, end, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnyBefore(int end, int letters, String text) {
    for (String mark : byEnd.getOrDefault(letters, List.of())) {
      if (text.startsWith(mark, end - mark.length())) {
        return true;
      }
    }
    return false;
  }

  private static int end(String text, int last) {
    return text.charAt(last - 1) << Character.SIZE | text.charAt(last);
  }

  private static int slot(int end) {
    return (end >>> 9 ^ end) & (SLOTS - 1);
  }
}
