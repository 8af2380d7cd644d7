package dev.goldenpath.contract.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognise a stack trace of Java, Python, JavaScript, Go or .NET in a text (SAFE-1).
 *
 * <p>Each form has an anchor, a literal that every trace of it holds. The pattern is tried only
 * near an anchor, so that a large text takes time in proportion to its length.
 */
final class StackTrace {
  private static final int BEFORE = 300;
  private static final int AFTER = 120;

  private record Form(String language, String anchor, Pattern pattern) {
    boolean isIn(String text) {
      for (int at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
        int from = Math.max(0, at - BEFORE);
        int to = Math.min(text.length(), at + anchor.length() + AFTER);
        if (pattern.matcher(text).region(from, to).find()) {
          return true;
        }
      }
      return false;
    }
  }

  private static final String JVM_FRAME =
      "\\bat\\s+[\\w$.<>/@]{1,200}\\([\\w$-]{1,80}\\.%s:\\d+\\)";
  private static final String JS_FRAME =
      "\\bat\\s+(?:async\\s+)?(?:[\\w$.<>\\[\\]]{1,80}\\s+){0,4}\\(?[^\\s()]{1,200}\\.%s:\\d+:\\d+";

  private static final List<Form> FORMS =
      List.of(
          form("Java", ".java:", JVM_FRAME.formatted("java")),
          form("Java", ".kt:", JVM_FRAME.formatted("kt")),
          form("Java", ".scala:", JVM_FRAME.formatted("scala")),
          form("Java", ".groovy:", JVM_FRAME.formatted("groovy")),
          form("Java", "(Native Method)", "\\bat\\s+[\\w$.<>/@]{1,200}\\(Native Method\\)"),
          form("Java", "(Unknown Source)", "\\bat\\s+[\\w$.<>/@]{1,200}\\(Unknown Source\\)"),
          form("Python", "Traceback (most", "Traceback \\(most recent call last\\)"),
          form("Python", "\", line ", "File \"[^\"\\n]{1,200}\", line \\d+, in \\S"),
          form("JavaScript", ".js:", JS_FRAME.formatted("js")),
          form("JavaScript", ".mjs:", JS_FRAME.formatted("mjs")),
          form("JavaScript", ".cjs:", JS_FRAME.formatted("cjs")),
          form("JavaScript", ".ts:", JS_FRAME.formatted("ts")),
          form("JavaScript", ".jsx:", JS_FRAME.formatted("jsx")),
          form("JavaScript", ".tsx:", JS_FRAME.formatted("tsx")),
          form("JavaScript", "node:", "\\bat\\s+[^\\n]{0,120}\\(?node:[\\w./-]{1,80}:\\d+:\\d+"),
          form("JavaScript", "(<anonymous>)", "\\bat\\s+[\\w$.<>]{1,120}\\s+\\(<anonymous>\\)"),
          form("Go", "goroutine ", "\\bgoroutine \\d+ \\[[a-zA-Z ,0-9.()-]{1,60}\\]:"),
          form("Go", ".go:", "\\S{1,200}\\.go:\\d+ \\+0x[0-9a-f]+"),
          form(
              ".NET",
              ":line ",
              "\\bat\\s+[\\w.`<>\\[\\]+]{1,200}\\([^()\\n"
                  + "]{0,200}\\)\\s+in\\s+\\S[^\\n"
                  + "]{0,200}:line \\d+"),
          form(".NET", "at System.", "\\bat System\\.[\\w.`<>\\[\\]+]{1,200}\\([^()\\n]{0,200}\\)"),
          form(
              ".NET",
              "at Microsoft.",
              "\\bat Microsoft\\.[\\w.`<>\\[\\]+]{1,200}\\([^()\\n]{0,200}\\)"),
          form(".NET", "--- End of ", "--- End of (?:inner exception )?stack trace"));

  private StackTrace() {}

  static Optional<String> in(String text) {
    return FORMS.stream()
        .filter(form -> form.isIn(text))
        .map(form -> "a stack trace of " + form.language())
        .findFirst();
  }

  private static Form form(String language, String anchor, String regex) {
    return new Form(language, anchor, Pattern.compile(regex));
  }
}
