package dev.goldenpath.report;

import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Phrases in a sentence what a run came to.
 *
 * @param tone for the eye: good only where something was executed and nothing is amiss
 */
record Headline(Tone tone, String sentence) {
  /** How the sentence looks. */
  enum Tone {
    GOOD,
    BAD,
    UNCLEAR
  }

  static Headline of(Report report) {
    Totals totals = report.totals();
    String target = report.target();
    if (report.noVerdict().isPresent()) {
      return new Headline(Tone.UNCLEAR, noVerdict(report));
    }
    if (!report.broken().isEmpty() || !report.failed().isEmpty()) {
      return new Headline(Tone.BAD, broken(report) + suite(report));
    }
    if (isSuiteAtFault(report)) {
      return new Headline(
          Tone.UNCLEAR, "No verdict on " + target + ": the suite itself is at fault.");
    }
    if (totals.executed() == 0) {
      return new Headline(
          Tone.UNCLEAR, "Nothing was executed: there is no verdict on " + target + ".");
    }
    if (report.targetLost().isPresent()) {
      return new Headline(
          Tone.UNCLEAR, "No verdict: " + target + " was lost in mid-run. " + counts(report));
    }
    return new Headline(
        totals.of(Outcome.UNAVAILABLE) > 0 || report.notShown().isPresent() || isExcused(report)
            ? Tone.UNCLEAR
            : Tone.GOOD,
        golden(report)
            + target
            + " kept every promise that was put to the test"
            + (isExcused(report)
                ? ", but for what is known to break: " + String.join(", ", report.excuses())
                : "")
            + ". "
            + counts(report));
  }

  private static String noVerdict(Report report) {
    String why = report.noVerdict().flatMap(it -> it.lines().findFirst()).orElse("");
    return "No verdict on "
        + report.target()
        + ". "
        + why
        + (report.broken().isEmpty() ? "" : " Seen so far: " + ids(report.broken()) + " broken.");
  }

  private static boolean isExcused(Report report) {
    return !report.excuses().isEmpty();
  }

  static boolean isSuiteAtFault(Report report) {
    return report.totals().of(Outcome.ERRORED) > 0
        || !report.suiteErrors().isEmpty()
        || !report.undecided().isEmpty();
  }

  /** Say first what is wanting most. */
  static String golden(Report report) {
    return report.notShown().map(why -> "The golden path is not shown: " + why + ". ").orElse("");
  }

  private static String broken(Report report) {
    List<ClauseReport> broken =
        report.broken().stream().filter(it -> it.clause().isPromise()).toList();
    if (broken.isEmpty()) {
      return "%s failed %s. %s"
          .formatted(report.target(), some(report.failed().size(), "scenario"), counts(report));
    }
    return "%s broke %s: %s%s. %s%s"
        .formatted(
            report.target(),
            some(broken.size(), "promise"),
            ids(broken),
            own(report),
            golden(report),
            counts(report));
  }

  /** Tell of the scenarios that failed by what only they say. */
  private static String own(Report report) {
    return report.broken().stream()
        .filter(it -> !it.clause().isPromise())
        .map(it -> it.scenarios().size())
        .map(
            count ->
                ", and failed "
                    + some(count, "scenario")
                    + (count == 1 ? " by what only it says" : " by what only they say"))
        .findFirst()
        .orElse("");
  }

  private static String ids(List<ClauseReport> clauses) {
    return clauses.stream().map(it -> it.clause().id()).collect(Collectors.joining(", "));
  }

  private static String suite(Report report) {
    return isSuiteAtFault(report) ? " The suite itself had errors too." : "";
  }

  private static String counts(Report report) {
    int kept = report.count(State.KEPT);
    int broken = report.count(State.BROKEN);
    int rest = report.promises().size() - kept - broken;
    return "Of %s clauses, %s %s kept, %s %s broken%s, %s %s left untried."
        .formatted(
            report.promises().size(),
            kept,
            kept == 1 ? "was" : "were",
            broken == 0 ? "none" : broken,
            broken > 1 ? "were" : "was",
            known(report),
            rest == 0 ? "none" : rest,
            rest > 1 ? "were" : "was");
  }

  private static String known(Report report) {
    int known = report.known().size();
    return known == 0 ? "" : " (" + known + " known)";
  }

  static String some(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
