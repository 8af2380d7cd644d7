package dev.goldenpath.timeline;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cut a text into the words that could be ids. */
public final class Words {
  private static final int LONGEST = 128;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@+|-]*");
  private static final Pattern ENDS = Pattern.compile("[.:+|-]+$");
  private static final Pattern JOINTS = Pattern.compile("[:|]");

  private Words() {}

  /**
   * Return the words of a text: whole, without punctuation at the end, and the parts of joined ones
   * such as {@code thread:4f2a}, and UUIDs, which their form tells wherever they stand.
   */
  public static Set<String> in(String text) {
    Set<String> words = new LinkedHashSet<>();
    WORD.matcher(text).results().forEach(found -> addTo(words, found.group()));
    words.removeIf(word -> word.isEmpty() || word.length() > LONGEST);
    return words;
  }

  private static void addTo(Set<String> words, String word) {
    addWithoutEnd(words, word);
    if (word.indexOf(':') >= 0 || word.indexOf('|') >= 0) {
      for (String part : JOINTS.split(word)) {
        addWithoutEnd(words, part);
      }
    }
    if (word.length() > Ids.UUID_LENGTH) {
      Ids.UUID.matcher(word).results().map(MatchResult::group).forEach(words::add);
    }
  }

  /** Add a word, and without the punctuation at its end; most have none. */
  private static void addWithoutEnd(Set<String> words, String word) {
    words.add(word);
    if (!word.isEmpty() && !Character.isLetterOrDigit(word.charAt(word.length() - 1))) {
      words.add(ENDS.matcher(word).replaceFirst(""));
    }
  }
}
