package dev.goldenpath.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the first page of the living documentation shows: {@code index.jte}. */
record IndexPage(Report report, KillMatrix kills) {
  /** What lies beside it. */
  static final List<String> FILES =
      List.of(
          "summary.md",
          "junit.xml",
          "ctrf.json",
          "results.sarif",
          "trace.otlp.json",
          "messages.ndjson");

  static String of(Report report, KillMatrix kills) {
    return Templates.render("index", new IndexPage(report, kills));
  }

  Page page() {
    List<Page.Way> ways = new ArrayList<>();
    ways.add(new Page.Way("#promises", "Promises"));
    ways.add(new Page.Way("#scenarios", "Scenarios"));
    if (!report.settings().isEmpty()) {
      ways.add(new Page.Way("#settings", "Settings"));
    }
    ways.add(new Page.Way(HistoryPage.NAME, "History"));
    ways.add(new Page.Way("steps.html", "Sentences"));
    return new Page("Golden Path: " + report.target(), "", "promises", ways);
  }

  Headline headline() {
    return Headline.of(report);
  }

  String tone() {
    return headline().tone().name().toLowerCase(Locale.ROOT);
  }

  /** Say how many scenarios were run, how long that took, when, and by which seed. */
  String effort() {
    return "%s in %s · %s%s"
        .formatted(
            Headline.some(report.totals().all(), "scenario"),
            Phrases.seconds(report.took()),
            Phrases.when(report.started()),
            report.plan().seedAfter(" · "));
  }

  List<List<String>> settings() {
    return report.settings().stream().map(it -> List.of(it.key(), it.value(), it.from())).toList();
  }

  /** Return whether something is to be said of the run before all that it found. */
  boolean isToldFirst() {
    return report.noVerdict().isPresent()
        || report.targetLost().isPresent()
        || !report.suiteErrors().isEmpty();
  }

  boolean isToldLater() {
    return !isToldFirst() && !report.remarks().isEmpty();
  }

  /** Return the anchor of a scenario; no two places share one. */
  static String anchor(ScenarioReport scenario) {
    return scenario
        .place()
        .codePoints()
        .mapToObj(c -> c == '/' ? "-" : isPlain(c) ? Character.toString(c) : "_" + c + "_")
        .collect(Collectors.joining("", "s-", ""));
  }

  private static boolean isPlain(int c) {
    return c == '.' || c == ':' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
