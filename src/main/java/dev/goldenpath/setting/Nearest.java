package dev.goldenpath.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one was most likely meant to be. */
final class Nearest {
  private Nearest() {}

  /** Find the nearest word that is near enough to be a slip. */
  static Optional<String> to(String word, Collection<String> known) {
    return within(Math.max(1, word.length() / 3), word, known);
  }

  /** Find the nearest word from which that one differs in so many letters at most. */
  static Optional<String> within(int farthest, String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(word, each)))
        .filter(each -> distance(word, each) <= farthest);
  }

  /** A half-sentence for an error message: {@code ; did you mean "base-url"?}, or a full stop. */
  static String hint(String word, Collection<String> known) {
    return to(word, known).map(it -> "; did you mean \"" + it + "\"?").orElse(".");
  }

  /** How many letters must be changed, added or left out (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
