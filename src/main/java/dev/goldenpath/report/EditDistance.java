package dev.goldenpath.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tell how far two texts are apart, whatever the letters' case (Levenshtein). */
public final class EditDistance {
  private EditDistance() {}

  public static int between(String one, String other) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  /** Return those of some words that are nearest to one, the nearest first. */
  public static List<String> nearest(String word, Collection<String> known, int most) {
    return known.stream()
        .sorted(Comparator.comparingInt(it -> between(it, word)))
        .limit(most)
        .toList();
  }
}
