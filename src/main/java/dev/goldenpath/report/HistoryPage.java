package dev.goldenpath.report;

import dev.goldenpath.report.Trend.Point;
import java.util.List;
import java.util.stream.Stream;

/** The page that shows a run among those before it: what has changed first. */
final class HistoryPage {
  static final String NAME = "history.html";
  private static final int MOST = 200;

  private final Report report;
  private final Trend trend;

  private HistoryPage(Report report, Trend trend) {
    this.report = report;
    this.trend = trend;
  }

  static String of(Report report) {
    return report
        .trend()
        .map(trend -> new HistoryPage(report, trend).write())
        .orElseGet(() -> none(report));
  }

  private static String none(Report report) {
    return page(report)
        .below(
            "idle",
            header -> header.element("h1", "", "No history was kept"),
            main ->
                main.element(
                    "p",
                    "",
                    "goldenpath run --history FILE adds each run to a file, and shows here since"
                        + " when a clause is broken, what has changed, and how long runs took."));
  }

  private static Page page(Report report) {
    return new Page("Golden Path: history of " + report.target(), "");
  }

  private String write() {
    return page(report)
        .below(
            trend.changedClauses().stream().anyMatch(TrendLine::broken) ? "bad" : "idle",
            this::header,
            this::main);
  }

  private void header(Html header) {
    header.element("h1", "", title -> Page.sentence(title, trend.news()));
    header.element(
        "p",
        "class=\"about\"",
        Headline.some(trend.runs().size(), "run")
            + " against "
            + report.target()
            + ", the first of "
            + trend.when(0)
            + ", the last of "
            + trend.when(trend.runs().size() - 1)
            + ". Each bar is a run, the last one on the right: high where a clause was broken or a"
            + " scenario failed, low where it was kept or passed.");
  }

  private void main(Html main) {
    List<TrendLine> broken = trend.clauses().stream().filter(TrendLine::broken).toList();
    lines(
        main,
        "changed",
        "Changed since the last run",
        Stream.concat(trend.changedClauses().stream(), trend.changedScenarios().stream()).toList(),
        "Nothing.");
    lines(main, "broken", "Broken", broken, "No clause is broken.");
    lines(
        main,
        "flickering",
        "Scenarios that flicker",
        trend.flickering(),
        "None passed and failed by turns.");
    IndexPage.section(main, "latencies", "How long it took", this::latencies);
    IndexPage.section(main, "runs", "Every run", this::runs);
    lines(main, "clauses", "Every clause", trend.clauses(), "None was tried.");
  }

  private void lines(Html main, String id, String title, List<TrendLine> lines, String none) {
    IndexPage.section(
        main,
        id,
        title,
        page -> {
          if (lines.isEmpty()) {
            page.element("p", "", none);
          } else {
            page.element(
                "ul",
                "class=\"rows\"",
                list -> lines.stream().limit(MOST).forEach(line -> line(list, line)));
          }
          if (lines.size() > MOST) {
            page.element("p", "", "and " + (lines.size() - MOST) + " more");
          }
        });
  }

  private void line(Html list, TrendLine line) {
    list.element(
        "li",
        "class=\"trend\"",
        item -> {
          TrendPicture.strip(line, trend, item);
          item.element(
              "span",
              "",
              text -> {
                name(text, line);
                text.element("small", "", told(line, trend));
              });
        });
  }

  private void name(Html text, TrendLine line) {
    report.clauses().stream()
        .filter(it -> it.clause().id().equals(line.name()))
        .findFirst()
        .ifPresentOrElse(
            it ->
                text.element("a", "href=\"" + ClausePage.path(it) + "\"", line.name())
                    .text(" " + it.clause().title()),
            () ->
                report.scenarios().stream()
                    .filter(it -> Report.key(it).equals(line.name()))
                    .findFirst()
                    .ifPresentOrElse(it -> IndexPage.link(text, it), () -> text.text(line.name())));
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

  private void latencies(Html page) {
    page.element("h3", "", "From a request to its run's first event");
    TrendPicture.chart(trend.runs(), Point::firstEvent, page);
    page.element("h3", "", "From a request to its run's end");
    TrendPicture.chart(trend.runs(), Point::run, page);
  }

  private void runs(Html page) {
    page.wideTable(
        "",
        table -> {
          table.row(
              "",
              "th",
              List.of(
                  "Run of",
                  "Took",
                  "Passed",
                  "Failed",
                  "Otherwise",
                  "Broken",
                  "First event",
                  "Run"));
          for (int i = trend.runs().size() - 1; i >= 0; i--) {
            run(table, trend.runs().get(i));
          }
        });
  }

  private static void run(Html table, Point run) {
    table.row(
        "",
        "td",
        List.of(
            Phrases.when(run.started()),
            Phrases.seconds(run.took()),
            String.valueOf(run.passed()),
            String.valueOf(run.failed()),
            String.valueOf(run.others()),
            String.join(", ", run.broken()),
            TrendPicture.words(run.firstEvent()),
            TrendPicture.words(run.run())));
  }
}
