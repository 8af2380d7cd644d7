package dev.goldenpath.setting;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is told of a target in the contract's words, put into those of its own profile. */
public record OwnWords(WireProfile profile) {
  /** A field of the contract; EVENT-7 tells what was found in the place of another as it was. */
  private static final Pattern FIELD =
      Pattern.compile("(?<![\\w./])data\\.\\w++(?! in the place of)");

  /** Put its own names of agent, tools and fields into a text. */
  public String of(String text) {
    return FIELD.matcher(profile.parts().told(text)).replaceAll(it -> place(it.group()));
  }

  private String place(String canonical) {
    return Arrays.stream(Field.values())
        .filter(field -> String.join(".", field.canonicalPath()).equals(canonical))
        .findFirst()
        .map(field -> String.join(".", profile.path(field)))
        .map(Matcher::quoteReplacement)
        .orElse(canonical);
  }
}
