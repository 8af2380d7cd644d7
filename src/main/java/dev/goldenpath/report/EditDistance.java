package dev.goldenpath.report;

import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tell how far two texts are apart, whatever the letters' case (Levenshtein). */
public final class EditDistance {
  private EditDistance() {}

  public static int between(String one, String other) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }
}
