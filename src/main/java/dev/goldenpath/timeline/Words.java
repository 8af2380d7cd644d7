package dev.goldenpath.timeline;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cut a text into the words that could be ids. */
public final class Words {
  private static final int LONGEST = 128;
  private static final Pattern ENDS = Pattern.compile("[.:+|-]+$");

  private static final int ASCII = 128;
  private static final boolean[] IN_WORD = new boolean[ASCII];

  static {
    for (char it = 0; it < ASCII; it++) {
      IN_WORD[it] = isLetterOrDigit(it) || "_.:@+|-".indexOf(it) >= 0;
    }
  }

  private Words() {}

  /**
   * Return the words of a text: whole, without punctuation at the end, and the parts of joined ones
   * such as {@code thread:4f2a}, and UUIDs, which their form tells wherever they stand.
   */
  public static Set<String> in(String text) {
    Set<String> words = new LinkedHashSet<>();
    visit(text, 1, words::add);
    return words;
  }

  /** Visit the same, as far as they are so long; one may be visited more than once. */
  public static void visit(String text, int least, Consumer<String> visitor) {
    char[] letters = text.toCharArray();
    int end;
    for (int start = 0; start < letters.length; start = end + 1) {
      end = start;
      if (isLetterOrDigit(letters[start])) {
        boolean isJoined = false;
        while (end < letters.length && isInWord(letters[end])) {
          isJoined |= isJoint(letters[end]);
          end++;
        }
        if (end - start >= least) {
          word(text.substring(start, end), isJoined, least, visitor);
        }
      }
    }
  }

  private static boolean isLetterOrDigit(char it) {
    return it >= 'a' && it <= 'z' || it >= '0' && it <= '9' || it >= 'A' && it <= 'Z';
  }

  private static boolean isInWord(char it) {
    return it < ASCII && IN_WORD[it];
  }

  private static boolean isJoint(char it) {
    return it == ':' || it == '|';
  }

  /** Visit a word, its parts and the UUIDs in it; most have none. */
  private static void word(String word, boolean isJoined, int least, Consumer<String> visitor) {
    withoutEnd(word, least, visitor);
    if (isJoined) {
      parts(word, least, visitor);
    }
    if (word.length() > Ids.UUID_LENGTH) {
      Ids.UUID.matcher(word).results().map(MatchResult::group).forEach(visitor);
    }
  }

  private static void parts(String word, int least, Consumer<String> visitor) {
    int start = 0;
    for (int end = 0; end <= word.length(); end++) {
      if (end == word.length() || isJoint(word.charAt(end))) {
        if (end - start >= least) {
          withoutEnd(word.substring(start, end), least, visitor);
        }
        start = end + 1;
      }
    }
  }

  /** Visit a word, and without the punctuation at its end; most have none. */
  private static void withoutEnd(String word, int least, Consumer<String> visitor) {
    visitIfFit(word, least, visitor);
    if (!word.isEmpty() && !isLetterOrDigit(word.charAt(word.length() - 1))) {
      visitIfFit(ENDS.matcher(word).replaceFirst(""), least, visitor);
    }
  }

  private static void visitIfFit(String word, int least, Consumer<String> visitor) {
    if (word.length() >= least && word.length() <= LONGEST) {
      visitor.accept(word);
    }
  }
}
