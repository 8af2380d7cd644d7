package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.rule.Clause;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became of one clause in the whole run.
 *
 * @param why for a state other than kept: the reason, in words
 * @param scenarios the ones that the state rests on
 */
public record ClauseReport(Clause clause, State state, String why, List<ScenarioReport> scenarios) {

  /** The states, the worst first. */
  public enum State {
    BROKEN("broken"),
    UNDECIDED("undecided"),
    KEPT("kept"),
    UNAVAILABLE("unavailable"),
    SKIPPED("skipped"),
    NOT_EXERCISED("not exercised");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public ClauseReport {
    scenarios = List.copyOf(scenarios);
  }

  /** Return in how many scenarios it is named as the first cause. */
  long blamed() {
    return scenarios.stream().filter(it -> it.blames(clause)).count();
  }

  /** Return in how many scenarios that are about it it is named as the first cause. */
  long blamedByItsOwn() {
    return scenarios.stream().filter(it -> it.isAbout(clause) && it.blames(clause)).count();
  }

  /** Return whether it is a cause anywhere, and does not only follow from another. */
  boolean isCause() {
    return scenarios.stream().anyMatch(it -> it.causes().contains(clause));
  }

  static ClauseReport of(Clause clause, List<ScenarioReport> all) {
    List<ScenarioReport> broken = those(all, it -> it.breaks(clause));
    if (!broken.isEmpty()) {
      return new ClauseReport(clause, State.BROKEN, seen(clause, broken.get(0)), broken);
    }
    List<ScenarioReport> undecided =
        those(all, it -> it.states().get(clause) == ClauseState.UNDECIDED);
    if (!undecided.isEmpty()) {
      return new ClauseReport(
          clause, State.UNDECIDED, "the suite's own rule could not decide", undecided);
    }
    List<ScenarioReport> kept =
        those(all, it -> it.executed() && it.states().get(clause) == ClauseState.KEPT);
    return kept.isEmpty()
        ? notTried(clause, those(all, it -> it.isAbout(clause)))
        : new ClauseReport(clause, State.KEPT, "", kept);
  }

  private static ClauseReport notTried(Clause clause, List<ScenarioReport> about) {
    List<ScenarioReport> unavailable = those(about, it -> it.outcome() == Outcome.UNAVAILABLE);
    if (!unavailable.isEmpty()) {
      return new ClauseReport(clause, State.UNAVAILABLE, reason(unavailable.get(0)), unavailable);
    }
    List<ScenarioReport> skipped = those(about, it -> it.outcome() == Outcome.SKIPPED);
    if (!skipped.isEmpty()) {
      return new ClauseReport(clause, State.SKIPPED, reason(skipped.get(0)), skipped);
    }
    return new ClauseReport(clause, State.NOT_EXERCISED, whyNot(about), about);
  }

  private static String whyNot(List<ScenarioReport> about) {
    if (about.isEmpty()) {
      return "no scenario of this run is about it";
    }
    return about.stream().anyMatch(it -> it.outcome() == Outcome.ERRORED)
        ? "the scenarios about it ended in an error of the suite"
        : "nothing that happened in this run put it to the test";
  }

  /** What was seen of the break; the clause's own words stand beside it already. */
  private static String seen(Clause clause, ScenarioReport scenario) {
    List<String> said = scenario.saidOf(clause);
    return said.stream()
        .filter(line -> line.startsWith("Seen:"))
        .map(line -> "Seen: " + line.substring("Seen:".length()).strip())
        .findFirst()
        .orElse(said.get(0));
  }

  private static String reason(ScenarioReport scenario) {
    return scenario.firstLine();
  }

  private static List<ScenarioReport> those(
      List<ScenarioReport> all, Predicate<ScenarioReport> which) {
    return all.stream().filter(which).toList();
  }
}
