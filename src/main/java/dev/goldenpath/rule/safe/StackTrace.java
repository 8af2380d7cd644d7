package dev.goldenpath.rule.safe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognise a stack trace of Java, Python, JavaScript, Go or .NET in a text (SAFE-1).
 *
 * <p>A form is looked for only where one of its marks stands in the text: a frame may have a
 * megabyte, and plain search is many times as fast.
 */
public final class StackTrace {
  private record Form(String language, List<String> marks, Pattern pattern) {
    boolean isIn(String text) {
      return marks.stream().anyMatch(text::contains) && pattern.matcher(text).find();
    }
  }

  private static final List<String> JAVASCRIPT = List.of("node:", "js:", "ts:", "jsx:", "tsx:");

  private static final String FILE_IN_JAVASCRIPT =
      "(node:[\\w./-]{1,200}|[^\\s()]{1,300}\\.[cm]?[jt]sx?):\\d{1,7}:\\d{1,7}";

  // Quantifiers are bounded: a text may be as long as a frame, and be made to hurt.
  private static final List<Form> FORMS =
      List.of(
          form(
              "Java",
              List.of(".java:", ".kt:", ".scala:", ".groovy:"),
              "\\bat\\s{1,4}[\\w$.<>/@-]{1,300}\\([\\w$-]{1,200}\\.(java|kt|scala|groovy):\\d{1,7}\\)"),
          form(
              "Java",
              List.of("(Native Method)", "(Unknown Source)"),
              "\\bat\\s{1,4}[\\w$.<>/@-]{1,300}\\((Native Method|Unknown Source)\\)"),
          form("Python", "Traceback (", "Traceback \\(most recent call last\\)"),
          form("Python", "File \"", "File \"[^\"\\n]{1,300}\", line \\d{1,7}, in \\S"),
          // "at index.js:10:5" may stand in a sentence; a frame has brackets or a line of its own.
          form(
              "JavaScript",
              JAVASCRIPT,
              "\\bat\\s{1,4}((async|new|get|set)\\s{1,4})?[\\w$.<>\\[\\]#]{1,200}(\\s\\[as"
                  + " [\\w$.]{1,100}\\])?\\s{1,4}\\("
                  + FILE_IN_JAVASCRIPT
                  + "\\)"),
          form(
              "JavaScript",
              JAVASCRIPT,
              "(?m)^\\s{0,12}at\\s{1,4}(async\\s{1,4})?" + FILE_IN_JAVASCRIPT + "\\s{0,2}$"),
          form(
              "JavaScript",
              "(<anonymous>)",
              "\\bat\\s{1,4}((async|new)\\s{1,4})?[\\w$.<>]{1,200}\\s{1,4}\\(<anonymous>\\)"),
          form("Go", "goroutine ", "\\bgoroutine \\d{1,9} \\[[a-z ,0-9]{1,60}\\]:"),
          form("Go", ".go:", "\\.go:\\d{1,7} \\+0x[0-9a-f]"),
          form(
              ".NET",
              ":line ",
              "\\bat\\s{1,4}[\\w.`<>\\[\\]+]{1,300}\\([^()\\n"
                  + "]{0,300}\\)\\s{1,4}in\\s{1,4}\\S[^\\n"
                  + "]{0,300}?:line \\d"),
          form(
              ".NET",
              List.of("System.", "Microsoft."),
              "\\bat\\s{1,4}(System|Microsoft)\\.[\\w.`<>\\[\\]+]{1,300}\\([^()\\n]{0,300}\\)"),
          form(".NET", "--- End of ", "--- End of (inner exception )?stack trace"));

  private StackTrace() {}

  static Optional<String> in(String text) {
    return FORMS.stream()
        .filter(form -> form.isIn(text))
        .map(form -> "a stack trace of " + form.language())
        .findFirst();
  }

  private static Form form(String language, String mark, String regex) {
    return form(language, List.of(mark), regex);
  }

  private static Form form(String language, List<String> marks, String regex) {
    return new Form(language, marks, Pattern.compile(regex));
  }
}
