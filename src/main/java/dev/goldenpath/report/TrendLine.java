package dev.goldenpath.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of a clause or a scenario in each run, the oldest first.
 *
 * @param words {@code kept}, {@code broken}, {@code passed} or {@code failed} where it was tried;
 *     another, or none, where it was not
 */
record TrendLine(String name, List<String> words) {
  private static final List<String> GOOD = List.of("kept", "passed");
  private static final List<String> BAD = List.of("broken", "failed");

  TrendLine {
    words = List.copyOf(words);
  }

  /** Return the runs in which it came to a verdict. */
  List<Integer> tried() {
    return IntStream.range(0, words.size())
        .filter(run -> isGood(run) || isBad(run))
        .boxed()
        .toList();
  }

  boolean isGood(int run) {
    return GOOD.contains(words.get(run));
  }

  boolean isBad(int run) {
    return BAD.contains(words.get(run));
  }

  /** Return whether it is broken, or failed, in the last run. */
  boolean broken() {
    return isBad(words.size() - 1);
  }

  /** Return whether the last run came out otherwise than the one that tried it before. */
  boolean changed() {
    List<Integer> tried = tried();
    return tried.size() > 1 && since() == words.size() - 1;
  }

  /** Return the run since which it comes out as it last did; -1 where it was never tried. */
  int since() {
    List<Integer> tried = tried();
    int at = tried.size() - 1;
    while (at > 0 && isGood(tried.get(at - 1)) == isGood(tried.get(at))) {
      at--;
    }
    return at < 0 ? -1 : tried.get(at);
  }

  /** Return how often it came out otherwise than when it was tried before. */
  int changes() {
    List<Integer> tried = tried();
    return (int)
        IntStream.range(1, tried.size())
            .filter(at -> isGood(tried.get(at - 1)) != isGood(tried.get(at)))
            .count();
  }

  String summary() {
    long bad = tried().stream().filter(this::isBad).count();
    return bad + " of " + Headline.some(tried().size(), "run") + " broken or failed";
  }
}
