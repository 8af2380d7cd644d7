package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** The part of the page that shows what broke: each way once, and how far it reaches. */
final class FailureSection {
  private final Report report;
  private final KnownFailures known;

  FailureSection(Report report) {
    this.report = report;
    this.known = KnownFailures.of(report);
  }

  void write(Html page) {
    List<ScenarioReport> others = unnamed(report);
    if (!report.broken().isEmpty() || !others.isEmpty()) {
      IndexPage.section(
          page,
          "broken",
          "What went wrong",
          section -> {
            contents(section, report.broken());
            report.broken().forEach(clause -> clause(section, clause));
            others.forEach(scenario -> scenario(section, scenario));
          });
    }
    known(page);
  }

  private void known(Html page) {
    List<String> outdated = known.outdated(report);
    if (!outdated.isEmpty() || !report.excuses().isEmpty()) {
      IndexPage.section(
          page,
          "known",
          "Known failures",
          section ->
              section.element(
                  "ul",
                  "",
                  list -> {
                    outdated.forEach(it -> list.element("li", "", it));
                    report.known().forEach(it -> known(list, it));
                    report.excuses().stream()
                        .filter(it -> report.known().stream().noneMatch(of -> isOf(of, it)))
                        .forEach(it -> list.element("li", "", it));
                  }));
    }
  }

  private void known(Html list, ClauseReport clause) {
    list.element(
        "li",
        "",
        item -> {
          item.element("a", "href=\"" + ClausePage.path(clause) + "\"", clause.clause().id());
          item.text(" " + clause.clause().title());
          item.element(
              "p", "class=\"why\"", excuse(clause) + "; " + clause.reach() + report.since(clause));
        });
  }

  private boolean isOf(ClauseReport clause, String excuse) {
    return excuse(clause).equals(excuse);
  }

  private String excuse(ClauseReport clause) {
    return known.excuse(clause).map(String::valueOf).orElse("");
  }

  /** Return the scenarios that went wrong without breaking a clause. */
  static List<ScenarioReport> unnamed(Report report) {
    return Stream.concat(
            report.scenarios().stream().filter(it -> it.outcome() == Outcome.ERRORED),
            report.failed().stream().filter(it -> it.breaks().isEmpty()))
        .toList();
  }

  /** Where several clauses are broken, tell first which. */
  private static void contents(Html page, List<ClauseReport> broken) {
    if (broken.size() > 1) {
      page.element(
          "ul",
          "class=\"rows\"",
          list ->
              broken.forEach(
                  clause ->
                      list.element(
                          "li",
                          "",
                          item -> {
                            String id = clause.clause().id();
                            item.element("a", "href=\"#" + anchor(clause) + "\"", id);
                            item.text(" " + clause.clause().title());
                            item.element("small", "", clause.reach());
                          })));
    }
  }

  private static String anchor(ClauseReport clause) {
    return "broken-" + clause.clause().id();
  }

  private void clause(Html page, ClauseReport clause) {
    page.element(
        "article",
        "class=\"problem\" id=\"" + anchor(clause) + "\"",
        article -> {
          BreakGroup first = clause.breaks().get(0);
          article.element(
              "h3",
              "",
              title -> {
                IndexPage.badge(title, "broken");
                title.text(" ");
                title.element(
                    "a", "href=\"" + ClausePage.path(clause) + "\"", clause.clause().id());
                title.text(" in ");
                IndexPage.link(title, first.shownBy());
              });
          article.element("p", "class=\"about\"", clause.reach() + report.since(clause));
          article.element("pre", "tabindex=\"0\"", first.message(report.command()));
          TimelinePicture.draw(
              first.shownBy().story(), article, ScenarioPage.path(first.shownBy()));
          clause.breaks().stream().skip(1).forEach(group -> another(article, group));
        });
  }

  private void another(Html article, BreakGroup group) {
    article.element(
        "details",
        "",
        details -> {
          details.element(
              "summary",
              "",
              "Another way, in "
                  + Headline.some(group.scenarios().size(), "scenario")
                  + ": "
                  + group.shape());
          details.element("p", "", shown -> IndexPage.link(shown, group.shownBy()));
          details.element("pre", "tabindex=\"0\"", group.message(report.command()));
        });
  }

  private static void scenario(Html page, ScenarioReport scenario) {
    page.element(
        "article",
        "class=\"problem\"",
        article -> {
          article.element(
              "h3",
              "",
              title -> {
                IndexPage.badge(title, scenario.outcome().word());
                title.text(" ");
                IndexPage.link(title, scenario);
              });
          article.element("pre", "tabindex=\"0\"", scenario.text());
        });
  }
}
