package dev.goldenpath.report;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Say what of a step keeps it from a sentence whose fixed words it has. */
final class AlmostFitting {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z0-9_]*)}");

  private AlmostFitting() {}

  /** Return which part of the text is not what the sentence has there, and what may be there. */
  static Optional<String> why(Sentence sentence, String text) {
    Matcher words = Pattern.compile(fixed(sentence)).matcher(text);
    if (!words.matches()) {
      return Optional.empty();
    }
    Matcher names = PARAMETER.matcher(sentence.expression());
    for (int i = 1; names.find(); i++) {
      String name = Objects.requireNonNull(names.group(1));
      String value = Objects.requireNonNullElse(words.group(i), "");
      Optional<Sentence.Parameter> odd =
          sentence.parameters().stream()
              .filter(it -> it.name().equals(name) && !takes(it, value))
              .findFirst();
      if (odd.isPresent()) {
        return Optional.of("“" + value + "” is no {" + name + "}: " + odd.get().words());
      }
    }
    return Optional.empty();
  }

  private static boolean takes(Sentence.Parameter parameter, String value) {
    return parameter.isCucumbers() || parameter.patterns().stream().anyMatch(value::matches);
  }

  /** Return a pattern that takes anything where a parameter stands, and nothing where it may. */
  private static String fixed(Sentence sentence) {
    String expression = sentence.expression();
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    Matcher names = PARAMETER.matcher(expression);
    while (names.find()) {
      pattern
          .append(literal(expression.substring(end, names.start())))
          .append(mayBeEmpty(sentence, names.group(1)) ? "(.*?)" : "(.+)");
      end = names.end();
    }
    return pattern.append(literal(expression.substring(end))).toString();
  }

  private static boolean mayBeEmpty(Sentence sentence, String name) {
    return sentence.parameters().stream()
        .anyMatch(it -> it.name().equals(name) && it.patterns().stream().anyMatch(""::matches));
  }

  /** Turn {@code is/are} and {@code (s)} of a Cucumber expression into those of a pattern. */
  private static String literal(String words) {
    return words
        .replaceAll("[.?*+|^$\\[\\]\\\\]", "\\\\$0")
        .replaceAll("\\(([^)]*)\\)", "(?:$1)?")
        .replaceAll("([\\w']+)((?:/[\\w']+)+)", "(?:$1$2)")
        .replace("/", "|");
  }
}
