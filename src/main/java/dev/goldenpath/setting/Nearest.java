package dev.goldenpath.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that a mistyped one was most likely meant to be. */
final class Nearest {
  private Nearest() {}

  /** Find the nearest word that is near enough to be a slip. */
  static Optional<String> to(String word, Collection<String> known) {
    return within(Math.max(1, word.length() / 3), word, known);
  }

  /** Find the nearest word from which that one differs in so many letters at most. */
  static Optional<String> within(int farthest, String word, Collection<String> known) {
    LevenshteinDistance distance = new LevenshteinDistance(farthest);
    return known.stream()
        // By so many letters at least do they differ; most are told apart by that alone.
        .filter(each -> Math.abs(each.length() - word.length()) <= farthest)
        .filter(each -> distance.apply(word, each) >= 0)
        .min(Comparator.comparingInt(each -> distance.apply(word, each)));
  }

  /** A half-sentence for an error message: {@code ; did you mean "base-url"?}, or a full stop. */
  static String hint(String word, Collection<String> known) {
    return to(word, known).map(it -> "; did you mean \"" + it + "\"?").orElse(".");
  }
}
