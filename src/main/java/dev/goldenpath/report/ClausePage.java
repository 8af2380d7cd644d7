package dev.goldenpath.report;

import java.util.List;
import java.util.Optional;

/** What the page of one clause shows: {@code clause.jte}. */
record ClausePage(ClauseReport clause, Report report, KillMatrix kills) {

  static String of(ClauseReport clause, Report report, KillMatrix kills) {
    return Templates.render("clause", new ClausePage(clause, report, kills));
  }

  static String path(ClauseReport clause) {
    return "contract/" + clause.clause().id() + ".html";
  }

  Page page() {
    return Page.below(clause.clause().id() + " " + clause.clause().title(), "../");
  }

  String tone() {
    return switch (clause.state()) {
      case KEPT -> "good";
      case BROKEN, UNDECIDED -> "bad";
      default -> "unclear";
    };
  }

  List<ScenarioReport> about() {
    return report.scenarios().stream().filter(it -> it.isAbout(clause.clause())).toList();
  }

  /** Return what became of it from run to run; empty where it was never tried. */
  Optional<TrendLine> line() {
    return report
        .trend()
        .flatMap(trend -> trend.of(clause.clause()))
        .filter(line -> !line.tried().isEmpty());
  }

  /** Return the defects that break it. */
  List<KillMatrix.Row> proofs() {
    return kills.rows().stream().filter(row -> row.clause().equals(clause.clause().id())).toList();
  }

  /** Return the scenario and its place, and the clause that it named where that is another. */
  static String found(KillMatrix.Row row) {
    return row.caughtBy().isEmpty()
        ? "Not found."
        : "Found by “"
            + row.caughtBy().replaceFirst(" (?=\\([^()]*\\)$)", "” ")
            + (row.named().equals(row.clause()) ? "" : ", as " + row.named())
            + ".";
  }
}
