package dev.goldenpath.rule.safe;

import dev.goldenpath.event.DeliveredText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognise a stack trace of Java, Python, JavaScript, Go or .NET in what was delivered (SAFE-1):
 * as it is printed, in one line or in many, in any encoding, and as objects of JSON.
 *
 * <p>A form is looked for only where one of its marks stands in the text: a frame may have a
 * megabyte, and plain search is many times as fast.
 */
public final class StackTrace {
  private record TraceForm(String language, List<String> marks, Pattern pattern) {
    boolean isIn(String text) {
      return marks.stream().anyMatch(text::contains) && pattern.matcher(text).find();
    }
  }

  private static final List<String> JAVA =
      List.of(".java:", ".kt:", ".scala:", ".groovy:", ".clj:");
  private static final String FILE_IN_JAVA =
      "\\([\\w$-]{1,200}\\.(java|kt|scala|groovy|clj):\\d{1,7}\\)";

  private static final List<String> JAVASCRIPT =
      List.of("node:", "js:", "ts:", "jsx:", "tsx:", "file:///");
  private static final String FILE_IN_JAVASCRIPT =
      "(?:node:[\\w./-]{1,200}|file:///[^\\s()]{1,300}|[^\\s()\"']{1,300}\\.[cm]?[jt]sx?)"
          + ":\\d{1,7}:\\d{1,7}";

  private static final String DOTNET_METHOD =
      "\\bat\\s{1,4}[\\w.`<>\\[\\]+|$]{1,300}\\([^()\\n]{0,300}\\)";

  // Quantifiers are bounded: a text may be as long as a frame, and be made to hurt.
  private static final List<TraceForm> FORMS =
      List.of(
          form("Java", JAVA, "\\bat\\s{1,4}[\\w$.<>/@-]{1,300}" + FILE_IN_JAVA),
          // A list of frames has no "at"; a package tells them from a sentence.
          form("Java", JAVA, "\\b[a-z]\\w{0,60}(\\.[\\w$<>]{1,100}){2,15}" + FILE_IN_JAVA),
          form(
              "Java",
              List.of("(Native Method)", "(Unknown Source)"),
              "\\bat\\s{1,4}[\\w$.<>/@-]{1,300}\\((Native Method|Unknown Source)\\)"),
          form("Python", "Traceback (", "Traceback \\((most recent call last|innermost last)\\)"),
          form("Python", "File \"", "File \"[^\"\\n]{1,300}\", line \\d{1,7},? in \\S"),
          form("Python", "<FrameSummary ", "<FrameSummary file [^\\n]{1,300}, line \\d"),
          // "at index.js:10:5" may stand in a sentence; a frame has brackets or a line of its own,
          // or is one of several.
          form(
              "JavaScript",
              JAVASCRIPT,
              "\\bat\\s{1,4}((async|new|get|set)\\s{1,4})?[\\w$.<>\\[\\]#*]{1,200}(\\s\\[as"
                  + " [\\w$.]{1,100}\\])?\\s{1,4}\\("
                  + FILE_IN_JAVASCRIPT
                  + "\\)"),
          form(
              "JavaScript",
              JAVASCRIPT,
              "(?m)(^|[\"'])\\s{0,12}at\\s{1,4}(async\\s{1,4})?"
                  + FILE_IN_JAVASCRIPT
                  + "\\s{0,2}($|[\"'])"),
          form(
              "JavaScript",
              JAVASCRIPT,
              "\\bat\\s{1,4}(async\\s{1,4})?" + FILE_IN_JAVASCRIPT + "\\s{1,8}at\\s"),
          form(
              "JavaScript",
              JAVASCRIPT,
              "(?m)(^|[\\s\"'])[\\w$.<>/\\[\\]]{0,200}@" + FILE_IN_JAVASCRIPT + "($|[\\s\"'])"),
          form(
              "JavaScript",
              "(<anonymous>)",
              "\\bat\\s{1,4}((async|new)\\s{1,4})?[\\w$.<>]{1,200}\\s{1,4}\\(<anonymous>\\)"),
          form(
              "Go",
              "goroutine ",
              "\\bgoroutine \\d{1,9} (\\w{1,4}=\\w{1,20} ){0,4}\\[[a-z ,0-9()]{1,60}\\]:"),
          form("Go", ".go:", "\\.go:\\d{1,7} \\+0x[0-9a-f]"),
          form("Go", ".go:", "[\\w./*()\\[\\]-]{1,200}\\n\\t[^\\s\"]{1,300}\\.go:\\d"),
          form(
              ".NET",
              List.of(":line ", ".cs:", ".fs:", ".vb:"),
              DOTNET_METHOD + "\\s{1,4}in\\s{1,4}\\S[^\\n]{0,300}?:line \\d"),
          // The runtime speaks its user's language: "bei …() in …:Zeile 42".
          form(
              ".NET",
              List.of(".cs:", ".fs:", ".vb:"),
              "\\)\\s\\S{1,10}\\s\\S[^\\n]{0,300}?\\.(cs|fs|vb):[^\\s\\d]{1,10} ?\\d"),
          form(
              ".NET",
              List.of(".cs:line ", ".fs:line ", ".vb:line "),
              "\\bat\\s{1,4}[\\w.`<>\\[\\]+|$]{1,300}\\s{1,4}in\\s{1,4}\\S[^\\n]{0,300}?"
                  + "\\.(cs|fs|vb):line \\d"),
          form(
              ".NET",
              List.of("System.", "Microsoft."),
              "\\bat\\s{1,4}(System|Microsoft)\\.[\\w.`<>\\[\\]+|$]{1,300}\\([^()\\n]{0,300}\\)"),
          form(".NET", ".MoveNext()", DOTNET_METHOD.replace("\\(", "\\.MoveNext\\(")),
          form(".NET", "   at ", "(?m)(^\\s{1,8}" + DOTNET_METHOD + "\\s{0,2}$\\s?){2}"),
          form(".NET", "--- End of ", "--- End of (inner exception )?stack trace"));

  private static final Marks ALL_MARKS =
      new Marks(FORMS.stream().flatMap(form -> form.marks().stream()).toList());

  private StackTrace() {}

  /** Find one; return it in words. */
  static Optional<String> in(DeliveredText delivered) {
    for (String reading : delivered.readings()) {
      if (ALL_MARKS.isAnyIn(reading)) {
        for (TraceForm form : FORMS) {
          if (form.isIn(reading)) {
            return Optional.of(told(form.language()));
          }
        }
      }
    }
    return StackFrame.in(delivered).map(StackTrace::told);
  }

  private static String told(String language) {
    return "a stack trace of " + language;
  }

  private static TraceForm form(String language, String mark, String regex) {
    return form(language, List.of(mark), regex);
  }

  private static TraceForm form(String language, List<String> marks, String regex) {
    return new TraceForm(language, marks, Pattern.compile(regex));
  }
}
