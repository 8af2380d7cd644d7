package dev.goldenpath.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Tell a GitHub Actions job what broke: an annotation a cause, and the summary on its page. */
public final class GitHubJob {
  /** GitHub shows ten annotations of a kind for a step. */
  private static final int MOST = 10;

  private GitHubJob() {}

  public static void tell(Report report, Map<String, String> environment, PrintStream out)
      throws IOException {
    if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
      return;
    }
    annotations(report).forEach(out::println);
    String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!summary.isEmpty()) {
      Files.writeString(
          Path.of(summary),
          Summary.of(report),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  static List<String> annotations(Report report) {
    return report.broken().stream()
        .flatMap(clause -> clause.breaks().stream())
        .limit(MOST)
        .map(cause -> annotation(cause, report))
        .toList();
  }

  private static String annotation(BreakGroup cause, Report report) {
    return "::error file=%s,line=%s,title=%s::%s"
        .formatted(
            property(cause.shownBy().uri()),
            cause.shownBy().line(),
            property(cause.specimen().clause().id() + " is broken"),
            escaped(cause.message(report.command())));
  }

  private static String property(String text) {
    return escaped(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
