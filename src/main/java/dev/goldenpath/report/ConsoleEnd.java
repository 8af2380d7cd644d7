package dev.goldenpath.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The last lines on the console: what was not shown, each cause once, and what was not tried. */
final class ConsoleEnd {
  private static final int CAUSES = 5;
  private static final int REASONS = 4;

  private final Report report;
  private final Colours colours;
  private final List<String> lines = new ArrayList<>();

  ConsoleEnd(Report report, Colours colours) {
    this.report = report;
    this.colours = colours;
  }

  /**
   * Return about 25 lines, the most important first, unless all are asked for; none where there is
   * no verdict.
   */
  List<String> lines(boolean whole) {
    if (report.noVerdict().isPresent()) {
      return lines;
    }
    report
        .notShown()
        .ifPresent(why -> lines.add(colours.unclear("NOT SHOWN") + "  the golden path: " + why));
    some(whole, ofTheSuite(), colours.bad("ERROR") + "  ", "further error");
    causes(whole);
    some(whole, report.excuses(), colours.unclear("KNOWN") + "  ", "known failure");
    some(
        whole,
        KnownFailures.of(report).outdated(report),
        colours.bad("OUTDATED") + "  ",
        "outdated line");
    some(whole, Untried.byReason(report), "", "further reason");
    return lines;
  }

  /** Scenarios that the suite itself ended have been told, each as it ended. */
  private List<String> ofTheSuite() {
    return Stream.concat(
            report.suiteErrors().stream().map(error -> error.lines().findFirst().orElse("")),
            report.undecided().stream().map(it -> it.clause().id() + ": " + it.why()))
        .toList();
  }

  /** Tell the first of them, and how many more there are. */
  private void some(boolean whole, List<String> all, String before, String what) {
    int shown = whole ? all.size() : Math.min(REASONS, all.size());
    all.subList(0, shown).forEach(it -> lines.add(before + it));
    if (shown < all.size()) {
      lines.add(before + "and " + Headline.some(all.size() - shown, what));
    }
  }

  private void causes(boolean whole) {
    List<ClauseReport> broken = report.broken();
    int shown = whole ? broken.size() : Math.min(CAUSES, broken.size());
    for (ClauseReport clause : broken.subList(0, shown)) {
      lines.add(
          colours.bad("BROKEN") + "  " + clause.clause().id() + " " + clause.clause().title());
      lines.add("        " + clause.reach() + report.since(clause));
      lines.add("        Repeat: " + clause.breaks().get(0).repeat(report.command()));
    }
    if (shown < broken.size()) {
      lines.add(
          colours.bad("BROKEN")
              + "  "
              + (broken.size() - shown)
              + " more: "
              + String.join(
                  ", ",
                  broken.subList(shown, broken.size()).stream()
                      .map(it -> it.clause().id())
                      .toList()));
    }
  }
}
