package dev.goldenpath.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The first page of the living documentation.
 *
 * <p>It leads with the verdict, tells what became of every promise, then every scenario.
 */
final class IndexPage {
  private final Report report;
  private final KillMatrix kills;
  private final Headline headline;

  private IndexPage(Report report, KillMatrix kills) {
    this.report = report;
    this.kills = kills;
    this.headline = Headline.of(report);
  }

  static String of(Report report, KillMatrix kills) {
    return new IndexPage(report, kills).write();
  }

  private String write() {
    return new Page("Golden Path: " + report.target(), "")
        .write(
            body -> {
              body.raw("<a class=\"skip\" href=\"#promises\">Skip to the promises</a>\n");
              body.element("header", "class=\"" + tone() + "\"", this::verdict);
              body.element("main", "", this::main);
              body.element("footer", "", this::footer);
            });
  }

  private String tone() {
    return headline.tone().name().toLowerCase(Locale.ROOT);
  }

  private void verdict(Html header) {
    Totals totals = report.totals();
    List<List<String>> ways = new ArrayList<>();
    ways.add(List.of("#promises", "Promises"));
    ways.add(List.of("#scenarios", "Scenarios"));
    if (!report.settings().isEmpty()) {
      ways.add(List.of("#settings", "Settings"));
    }
    ways.add(List.of(HistoryPage.NAME, "History"));
    ways.add(List.of("steps.html", "Sentences"));
    Page.ways(header, ways);
    header.element(
        "p", "class=\"about\"", "Golden Path · does " + report.judged() + " keep its promises?");
    header.element("h1", "", title -> Page.sentence(title, headline.sentence()));
    header.element(
        "dl",
        "class=\"totals\"",
        list -> {
          total(list, "passed", totals.passed());
          total(list, "failed", totals.failed());
          total(list, "affected", totals.affected());
          total(list, "blocked", totals.blocked());
          total(list, "skipped", totals.skipped());
          total(list, "unavailable", totals.unavailable());
          total(list, "errored", totals.errored());
        });
    header.element(
        "p",
        "class=\"about\"",
        Headline.some(totals.all(), "scenario")
            + " in "
            + Phrases.seconds(report.took())
            + " · "
            + Phrases.when(report.started())
            + report.plan().seedAfter(" · "));
    report
        .trend()
        .ifPresent(
            trend ->
                header.element(
                    "p",
                    "class=\"about\"",
                    line ->
                        line.text(trend.news() + " ")
                            .element("a", "href=\"" + HistoryPage.NAME + "\"", "History")));
  }

  private static void total(Html list, String word, int count) {
    list.element(
        "div",
        "class=\"" + (count == 0 ? "none" : word) + "\"",
        div -> div.element("dt", "", word).element("dd", "", String.valueOf(count)));
  }

  private void main(Html main) {
    if (isTold(report)) {
      notes(main);
    }
    new FailureSection(report).write(main);
    if (!isTold(report)) {
      notes(main);
    }
    untried(main);
    new PromiseSection(report).write(main);
    new ScenarioSection(report).write(main);
    settings(main);
    KillSection.write(kills, main);
  }

  private void untried(Html main) {
    List<String> reasons = Untried.byReason(report);
    if (!reasons.isEmpty()) {
      section(
          main,
          "untried",
          "What was not executed, and why",
          section ->
              section.element(
                  "ul", "", list -> reasons.forEach(reason -> list.element("li", "", reason))));
    }
  }

  private void settings(Html main) {
    if (!report.settings().isEmpty()) {
      section(
          main,
          "settings",
          "By which settings " + report.target() + " was judged",
          section ->
              section.wideTable(
                  "",
                  table -> {
                    table.row("", "th scope=\"col\"", List.of("Setting", "Value", "Said by"));
                    report
                        .settings()
                        .forEach(
                            it -> table.row("", "td", List.of(it.key(), it.value(), it.from())));
                  }));
    }
  }

  /** Whether there is something to be said of the run before all that it found. */
  private static boolean isTold(Report report) {
    return report.noVerdict().isPresent()
        || report.targetLost().isPresent()
        || !report.suiteErrors().isEmpty();
  }

  private void notes(Html main) {
    if (report.remarks().isEmpty()
        && report.suiteErrors().isEmpty()
        && report.noVerdict().isEmpty()
        && report.targetLost().isEmpty()) {
      return;
    }
    section(
        main,
        "remarks",
        "About this run",
        section -> {
          report.noVerdict().ifPresent(why -> section.element("pre", "tabindex=\"0\"", why));
          report
              .targetLost()
              .ifPresent(why -> section.element("p", "", "The target was lost in mid-run: " + why));
          report.remarks().forEach(remark -> section.element("p", "", remark));
          report.suiteErrors().forEach(error -> section.element("pre", "tabindex=\"0\"", error));
        });
  }

  static void section(Html page, String id, String title, java.util.function.Consumer<Html> body) {
    page.element(
        "section",
        "id=\"" + id + "\"",
        section -> {
          section.element("h2", "", title);
          body.accept(section);
        });
  }

  /** Write a state as a sign and a word, so that it can be told without colours. */
  static void badge(Html page, String word) {
    String kind = word.replace(' ', '-');
    page.element("span", "class=\"badge " + kind + "\"", word);
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

  static void link(Html page, ScenarioReport scenario) {
    page.element("a", "href=\"" + ScenarioPage.path(scenario) + "\"", scenario.name());
  }

  private void footer(Html footer) {
    footer.element(
        "p",
        "",
        line -> {
          line.text("Beside this page: ");
          String comma = "";
          for (String file :
              List.of(
                  "summary.md",
                  "junit.xml",
                  "ctrf.json",
                  "results.sarif",
                  "trace.otlp.json",
                  "messages.ndjson")) {
            line.raw(comma).element("a", "href=\"" + file + "\"", file);
            comma = ", ";
          }
        });
  }
}
