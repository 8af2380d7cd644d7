package dev.goldenpath.contract;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cut a text into the words that could be ids. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@+-]{0,127}");

  private Words() {}

  static Set<String> in(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
