package dev.goldenpath.contract.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognise a stack trace of Java, Python, JavaScript, Go or .NET in a text (SAFE-1). */
final class StackTrace {
  private record Form(String language, Pattern pattern) {}

  private static final List<Form> FORMS =
      List.of(
          form("Java", "\\bat\\s+[\\w$.<>/]+\\([\\w$-]+\\.(java|kt|scala|groovy):\\d+\\)"),
          form("Java", "\\bat\\s+[\\w$.<>/]+\\((Native Method|Unknown Source)\\)"),
          form("Python", "Traceback \\(most recent call last\\)"),
          form("Python", "File \"[^\"]+\", line \\d+, in \\S"),
          form(
              "JavaScript",
              "\\bat\\s+(async\\s+)?([\\w$.<>\\[\\] ]+\\s+)?\\(?(node:[\\w./-]+"
                  + "|[^\\s()]+\\.([cm]?js|[cm]?ts|jsx|tsx)):\\d+:\\d+\\)?"),
          form("JavaScript", "\\bat\\s+[\\w$.<>]+\\s+\\(<anonymous>\\)"),
          form("Go", "\\bgoroutine \\d+ \\[[a-z ,0-9]+\\]:"),
          form("Go", "\\S+\\.go:\\d+ \\+0x[0-9a-f]+"),
          form(".NET", "\\bat\\s+[\\w.`<>\\[\\]+]+\\([^()]*\\)\\s+in\\s+\\S.*:line \\d+"),
          form(".NET", "\\bat\\s+(System|Microsoft)\\.[\\w.`<>\\[\\]+]+\\([^()]*\\)"),
          form(".NET", "--- End of (inner exception )?stack trace"));

  private StackTrace() {}

  static Optional<String> in(String text) {
    return FORMS.stream()
        .filter(form -> form.pattern().matcher(text).find())
        .map(form -> "a stack trace of " + form.language())
        .findFirst();
  }

  private static Form form(String language, String regex) {
    return new Form(language, Pattern.compile(regex));
  }
}
