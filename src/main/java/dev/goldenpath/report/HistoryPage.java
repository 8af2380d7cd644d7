package dev.goldenpath.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the page that shows a run among those before it shows: {@code history.jte}. */
record HistoryPage(Report report, Trend trend) {
  static final String NAME = "history.html";

  /** A clause or scenario: its page, empty where there is none now; the link's words; its title. */
  record Named(String path, String link, String title) {}

  static String of(Report report) {
    return report
        .trend()
        .map(trend -> Templates.render("history", new HistoryPage(report, trend)))
        .orElseGet(() -> Templates.render("unkept", page(report)));
  }

  private static Page page(Report report) {
    return Page.below("Golden Path: history of " + report.target(), "");
  }

  Page page() {
    return page(report);
  }

  String tone() {
    return trend.changedClauses().stream().anyMatch(TrendLine::broken) ? "bad" : "idle";
  }

  List<TrendLine> changed() {
    return Stream.concat(trend.changedClauses().stream(), trend.changedScenarios().stream())
        .toList();
  }

  List<TrendLine> broken() {
    return trend.clauses().stream().filter(TrendLine::broken).toList();
  }

  Named named(TrendLine line) {
    Optional<Named> clause =
        report.clauses().stream()
            .filter(it -> it.clause().id().equals(line.name()))
            .findFirst()
            .map(it -> new Named(ClausePage.path(it), line.name(), it.clause().title()));
    return clause
        .or(
            () ->
                report.scenarios().stream()
                    .filter(it -> Report.key(it).equals(line.name()))
                    .findFirst()
                    .map(it -> new Named(ScenarioPage.path(it), it.name(), "")))
        .orElseGet(() -> new Named("", line.name(), ""));
  }

  static String told(TrendLine line, Trend trend) {
    String now = line.words().get(line.words().size() - 1);
    int since = line.since();
    if (since < 0) {
      return "never tried";
    }
    String word = line.words().get(since);
    return word
        + (line.changed()
            ? " now, otherwise than before"
            : " since the run of " + trend.when(since))
        + (now.equals(word) || now.isEmpty() ? "" : "; " + now + " in this")
        + (line.changes() > 1 ? "; " + line.changes() + " changes" : "");
  }

  /** Return every run, the last one first. */
  List<List<String>> runs() {
    List<Trend.Point> runs = trend.runs();
    return IntStream.rangeClosed(1, runs.size())
        .mapToObj(i -> run(runs.get(runs.size() - i)))
        .toList();
  }

  private static List<String> run(Trend.Point run) {
    return List.of(
        Phrases.when(run.started()),
        Phrases.seconds(run.took()),
        String.valueOf(run.passed()),
        String.valueOf(run.failed()),
        String.valueOf(run.others()),
        String.join(", ", run.broken()),
        TrendPicture.words(run.firstEvent()),
        TrendPicture.words(run.run()));
  }
}
