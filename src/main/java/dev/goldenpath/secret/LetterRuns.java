package dev.goldenpath.secret;

/** Find the runs of certain letters in a text that are at least so long. */
final class LetterRuns {
  private static final int ASCII = 128;

  private final boolean[] letters = new boolean[ASCII];
  private final int least;

  LetterRuns(String letters, int least) {
    this.least = least;
    letters.chars().forEach(letter -> this.letters[letter] = true);
  }

  /** Told of each run: where it begins, and where it ends. */
  @FunctionalInterface
  interface RunFound {
    void run(int start, int end);
  }

  /** Look at every so-manieth letter alone: where that is none of them, no run goes across it. */
  void in(String text, RunFound found) {
    int start = 0;
    while (start + least <= text.length()) {
      int first = start + least;
      while (first > start && isOne(text.charAt(first - 1))) {
        first--;
      }
      if (first == start) {
        int end = start + least;
        while (end < text.length() && isOne(text.charAt(end))) {
          end++;
        }
        found.run(start, end);
        first = end + 1;
      }
      start = first;
    }
  }

  private boolean isOne(char it) {
    return it < ASCII && letters[it];
  }
}
