package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;
import java.util.List;

/** The part of the page that tells what became of every clause of the contract. */
final class PromiseSection {
  private static final int SHOWN = 5;

  private final Report report;
  private final KnownFailures known;

  PromiseSection(Report report) {
    this.report = report;
    this.known = KnownFailures.of(report);
  }

  void write(Html page) {
    IndexPage.section(
        page,
        "promises",
        "What the backend promises",
        section -> {
          for (Clause.Family family : Clause.Family.values()) {
            family(section, family);
          }
        });
  }

  private void family(Html page, Clause.Family family) {
    List<ClauseReport> clauses =
        report.promises().stream().filter(it -> it.clause().family() == family).toList();
    if (clauses.isEmpty()) {
      return;
    }
    page.element("h3", "", family.title());
    page.element("ul", "class=\"clauses\"", list -> clauses.forEach(it -> clause(list, it)));
  }

  private void clause(Html list, ClauseReport clause) {
    list.element(
        "li",
        "id=\"" + clause.clause().id() + "\"",
        item -> {
          IndexPage.badge(item, clause.state().word());
          item.element(
              "div",
              "",
              body -> {
                body.element(
                    "strong",
                    "",
                    id ->
                        id.element(
                            "a", "href=\"" + ClausePage.path(clause) + "\"", clause.clause().id()));
                body.text(" " + clause.clause().title());
                if (!clause.why().isEmpty()) {
                  body.element("p", "class=\"why\"", clause.why());
                }
                known
                    .excuse(clause)
                    .ifPresent(it -> body.element("p", "class=\"why\"", "known to break: " + it));
                scenarios(body, clause);
              });
        });
  }

  private static void scenarios(Html body, ClauseReport clause) {
    List<ScenarioReport> all = clause.scenarios();
    if (all.isEmpty()) {
      return;
    }
    body.element(
        "details",
        "",
        details -> {
          details.element("summary", "", Headline.some(all.size(), "scenario"));
          details.element(
              "ul",
              "",
              list ->
                  all.stream()
                      .limit(SHOWN)
                      .forEach(it -> list.element("li", "", item -> IndexPage.link(item, it))));
          if (all.size() > SHOWN) {
            details.element("p", "", "and " + (all.size() - SHOWN) + " more");
          }
        });
  }
}
