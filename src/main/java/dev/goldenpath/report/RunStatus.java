package dev.goldenpath.report;

import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.Demands;
import dev.goldenpath.result.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * Phrases what a whole run came to, for people in a sentence and for machines in an exit status.
 */
public record RunStatus(int exitCode, String sentence) {
  /** Something was executed and nothing broke. */
  public static final int OK = 0;

  /** A clause broke. */
  public static final int BROKEN = 1;

  /** Usage, settings, or an error of the suite itself. */
  public static final int SUITE = 2;

  /** Nothing, or not enough, was executed to call it passed. */
  public static final int NO_VERDICT = 3;

  public RunStatus {
    Objects.requireNonNull(sentence, "sentence");
  }

  /**
   * Judge a run; where several hold: an error of the suite before a break before no verdict. What
   * is asked of a run as a whole is not asked of a shard alone, but when the shards are merged.
   */
  public static RunStatus of(Report report, Demands demands) {
    Totals totals = report.totals();
    if (report.noVerdict().isPresent()) {
      return new RunStatus(SUITE, "No verdict: " + first(report.noVerdict().get()));
    }
    boolean breaks = !report.failed().isEmpty() || !report.broken().isEmpty();
    if (!report.suiteErrors().isEmpty()
        || totals.of(Outcome.ERRORED) > 0
        || (!report.undecided().isEmpty() && !breaks)) {
      return new RunStatus(SUITE, suiteError(report));
    }
    if (breaks) {
      return new RunStatus(BROKEN, "A promise is broken: " + report.words() + ".");
    }
    List<String> outdated = KnownFailures.of(report).outdated(report);
    if (!outdated.isEmpty()) {
      return new RunStatus(
          BROKEN, "The list of known failures is not so: " + String.join("; ", outdated) + ".");
    }
    if (report.targetLost().isPresent()) {
      return noVerdict("the target was lost in mid-run: " + report.targetLost().get(), totals);
    }
    if (!report.plan().shard().isWhole()) {
      return new RunStatus(
          OK, "Nothing broke in " + report.plan().shard() + ": " + totals.words() + ".");
    }
    if (totals.executed() == 0) {
      return noVerdict("nothing was executed", totals);
    }
    if (totals.executed() < demands.minExecuted()) {
      return noVerdict(
          "only " + totals.executed() + " executed, at least " + demands.minExecuted() + " wanted",
          totals);
    }
    if (demands.strict() && totals.of(Outcome.UNAVAILABLE) > 0) {
      return noVerdict("strict, and " + totals.of(Outcome.UNAVAILABLE) + " unavailable", totals);
    }
    if (demands.strict() && report.notShown().isPresent()) {
      return noVerdict("strict, and the golden path is not shown: " + golden(report), totals);
    }
    List<String> missing = missing(report, demands);
    if (!missing.isEmpty()) {
      return noVerdict("not kept for want of a trial: " + String.join(", ", missing), totals);
    }
    int kept = report.count(State.KEPT);
    if (kept < demands.minClauses()) {
      return noVerdict(
          "only "
              + Headline.some(kept, "clause")
              + " kept, at least "
              + demands.minClauses()
              + " wanted",
          totals);
    }
    if (report.notShown().isPresent()) {
      return new RunStatus(
          OK,
          "Nothing broke, but the golden path is not shown: "
              + golden(report)
              + " ("
              + totals.words()
              + ").");
    }
    return new RunStatus(OK, "Nothing broke: " + totals.words() + ".");
  }

  private static String golden(Report report) {
    return report.notShown().orElseThrow();
  }

  private static List<String> missing(Report report, Demands demands) {
    return report.clauses().stream()
        .filter(it -> demands.required().contains(it.clause()) && it.state() != State.KEPT)
        .map(it -> it.clause().id())
        .toList();
  }

  private static RunStatus noVerdict(String why, Totals totals) {
    return new RunStatus(NO_VERDICT, "Not passed, " + why + " (" + totals.words() + ").");
  }

  private static String suiteError(Report report) {
    String first =
        report.suiteErrors().isEmpty()
            ? report.totals().words() + "."
            : first(report.suiteErrors().get(0));
    return "The suite itself is at fault: " + first;
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("no reason was given");
  }
}
