package dev.goldenpath.report;

import java.util.List;

/** The page of one clause: its words, how it was broken, and what checks it. */
final class ClausePage {
  private static final int MOST = 500;

  private final ClauseReport clause;
  private final Report report;
  private final KillMatrix kills;

  private ClausePage(ClauseReport clause, Report report, KillMatrix kills) {
    this.clause = clause;
    this.report = report;
    this.kills = kills;
  }

  static String of(ClauseReport clause, Report report, KillMatrix kills) {
    return new ClausePage(clause, report, kills).write();
  }

  static String path(ClauseReport clause) {
    return "contract/" + clause.clause().id() + ".html";
  }

  private String write() {
    return new Page(clause.clause().id() + " " + clause.clause().title(), "../")
        .below(
            switch (clause.state()) {
              case KEPT -> "good";
              case BROKEN, UNDECIDED -> "bad";
              default -> "unclear";
            },
            this::header,
            this::main);
  }

  private void header(Html header) {
    header.element("p", "class=\"about\"", clause.clause().family().title());
    header.element(
        "h1",
        "",
        title -> {
          IndexPage.badge(title, clause.state().word());
          title.text(" " + clause.clause().id() + " " + clause.clause().title());
        });
    if (!clause.why().isEmpty()) {
      header.element("p", "class=\"about\"", clause.why());
    }
  }

  private void main(Html main) {
    main.element(
        "div",
        "class=\"words\"",
        words -> Markdown.write(ContractWords.of(clause.clause()), words));
    if (!clause.breaks().isEmpty()) {
      IndexPage.section(main, "broken", "How it was broken", this::breaks);
    }
    ExampleSection.write(clause.clause(), main);
    List<ScenarioReport> about =
        report.scenarios().stream().filter(it -> it.isAbout(clause.clause())).toList();
    IndexPage.section(
        main,
        "scenarios",
        "Scenarios about it",
        page -> {
          if (about.isEmpty()) {
            page.element("p", "", "No scenario of this run is about it.");
          }
          page.element("ul", "class=\"rows\"", list -> rows(list, about));
        });
    report
        .trend()
        .ifPresent(
            trend ->
                trend
                    .of(clause.clause())
                    .filter(line -> !line.tried().isEmpty())
                    .ifPresent(line -> history(main, trend, line)));
    List<KillMatrix.Row> proofs =
        kills.rows().stream().filter(row -> row.clause().equals(clause.clause().id())).toList();
    if (!proofs.isEmpty()) {
      IndexPage.section(
          main,
          "proofs",
          "How we know that this check can fail",
          page -> {
            page.element(
                "p",
                "class=\"about\"",
                "Ways in which the reference backend can be broken, and the scenario that found"
                    + " each; goldenpath backend --defect ID shows it.");
            page.element("ul", "", list -> proofs.forEach(row -> proof(list, row)));
          });
    }
  }

  private static void proof(Html list, KillMatrix.Row row) {
    list.element(
        "li",
        "",
        item ->
            item.element("code", "", row.defect())
                .text(" " + row.sentence() + " " + (row.caughtBy().isEmpty() ? "Not" : "Found"))
                .text(row.caughtBy().isEmpty() ? " found." : " by “" + found(row) + "."));
  }

  /** Return the scenario and its place, and the clause that it named where that is another. */
  private static String found(KillMatrix.Row row) {
    return row.caughtBy().replaceFirst(" (?=\\([^()]*\\)$)", "” ")
        + (row.named().equals(row.clause()) ? "" : ", as " + row.named());
  }

  private static void history(Html main, Trend trend, TrendLine line) {
    IndexPage.section(
        main,
        "history",
        "Its history",
        page -> {
          page.element("p", "", since -> TrendPicture.strip(line, trend, since));
          page.element(
              "p",
              "class=\"about\"",
              about ->
                  about
                      .text(HistoryPage.told(line, trend) + " · ")
                      .element("a", "href=\"../" + HistoryPage.NAME + "\"", "all history"));
        });
  }

  private void breaks(Html page) {
    page.element("p", "class=\"about\"", clause.reach() + report.since(clause));
    for (BreakGroup group : clause.breaks()) {
      page.element("pre", "class=\"said\" tabindex=\"0\"", group.message(report.command()));
      TimelinePicture.draw(
          group.shownBy().story(), page, "../" + ScenarioPage.path(group.shownBy()));
      page.element(
          "details",
          "",
          details -> {
            details.element(
                "summary", "", "Met in " + Headline.some(group.scenarios().size(), "scenario"));
            details.element("ul", "class=\"rows\"", list -> rows(list, group.scenarios()));
          });
    }
  }

  private static void rows(Html list, List<ScenarioReport> scenarios) {
    scenarios.stream().limit(MOST).forEach(it -> ScenarioSection.row(list, it, "../"));
    if (scenarios.size() > MOST) {
      list.element("li", "", "and " + (scenarios.size() - MOST) + " more");
    }
  }
}
