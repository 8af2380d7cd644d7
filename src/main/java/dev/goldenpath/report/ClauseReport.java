package dev.goldenpath.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.rule.Clause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became of one clause in the whole run.
 *
 * @param why for a state other than kept: the reason, in words
 * @param scenarios the ones that the state rests on
 * @param runs in which runs it was broken, in words; empty where it was not
 */
public record ClauseReport(
    Clause clause, State state, String why, List<ScenarioReport> scenarios, String runs) {

  /** The states, the worst first. */
  public enum State {
    BROKEN("broken"),
    UNDECIDED("undecided"),
    KEPT("kept"),
    BLOCKED("blocked"),
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

  /** Return the ways in which it was broken, each with the scenarios that show it. */
  List<BreakGroup> breaks() {
    return state == State.BROKEN ? BreakGroup.of(clause, scenarios) : List.of();
  }

  /** Return how many scenarios about it show that it is broken. */
  long own() {
    return shownBy().size();
  }

  /**
   * Return whether it lies deeper than another clause, and is broken wherever a scenario about that
   * one shows it. Where one replica of several is at fault it is chance which of the two a scenario
   * is about.
   */
  boolean liesUnder(ClauseReport other) {
    return other.own() > 0
        && clause.layer().compareTo(other.clause.layer()) < 0
        && other.shownBy().stream().allMatch(it -> it.breakOf(clause).isPresent());
  }

  /**
   * Return whether another of its layer goes before it: most scenarios that show it had shown that
   * one earlier; or all had by then, and others that do not show it as well.
   */
  boolean follows(ClauseReport other) {
    return clause.layer() == other.clause.layer()
        && (2 * scenarios.stream().filter(it -> other.decidedAt(it) < decidedAt(it)).count()
                > scenarios.size()
            || liesWithin(other));
  }

  private boolean liesWithin(ClauseReport other) {
    return other.scenarios.size() > scenarios.size()
        && scenarios.stream().allMatch(it -> other.decidedAt(it) <= decidedAt(it));
  }

  /** Return when it was broken in a scenario; never, where it was not. */
  private long decidedAt(ScenarioReport scenario) {
    return scenario.breakOf(clause).map(ClauseBreak::decidedAt).orElse(Long.MAX_VALUE);
  }

  private List<ScenarioReport> shownBy() {
    return those(scenarios, it -> it.breakOf(clause).filter(ClauseBreak::own).isPresent());
  }

  /** Return the message of the break that is shown for all, and how far it reaches. */
  public String message() {
    return breaks().get(0).specimen().message() + "\nReach:    " + reach();
  }

  /** Return its reach in words: {@code shown by 6 scenarios about it, met by 219 others; …}. */
  String reach() {
    long own = own();
    long met = scenarios.size() - own;
    return (own == 0 ? "" : "shown by " + Headline.some((int) own, "scenario") + " about it")
        + (own > 0 && met > 0 ? ", " : "")
        + (met == 0 ? "" : "met by " + Headline.some((int) met, own == 0 ? "scenario" : "other"))
        + (runs.isEmpty() ? "" : "; " + runs);
  }

  static ClauseReport of(Clause clause, List<ScenarioReport> all) {
    List<ScenarioReport> broken = those(all, it -> it.breakOf(clause).isPresent());
    if (!broken.isEmpty()) {
      return new ClauseReport(
          clause,
          State.BROKEN,
          BreakGroup.of(clause, broken).get(0).why(),
          broken,
          Reach.of(clause, all));
    }
    List<ScenarioReport> kept =
        those(all, it -> it.executed() && it.states().get(clause) == ClauseState.KEPT);
    if (!kept.isEmpty()) {
      return new ClauseReport(clause, State.KEPT, "", kept, "");
    }
    List<ScenarioReport> undecided =
        those(all, it -> it.states().get(clause) == ClauseState.UNDECIDED);
    if (!undecided.isEmpty()) {
      return new ClauseReport(
          clause,
          State.UNDECIDED,
          "the suite stood still, or a rule of its own failed",
          undecided,
          "");
    }
    return notTried(clause, those(all, it -> it.isAbout(clause)));
  }

  private static ClauseReport notTried(Clause clause, List<ScenarioReport> about) {
    for (State state : List.of(State.BLOCKED, State.UNAVAILABLE, State.SKIPPED)) {
      List<ScenarioReport> such = those(about, it -> it.outcome().name().equals(state.name()));
      if (!such.isEmpty()) {
        return new ClauseReport(clause, state, reason(such), such, "");
      }
    }
    return new ClauseReport(clause, State.NOT_EXERCISED, whyNot(about), about, "");
  }

  private static String whyNot(List<ScenarioReport> about) {
    if (about.isEmpty()) {
      return "no scenario of this run is about it";
    }
    return about.stream().anyMatch(it -> it.outcome() == Outcome.ERRORED)
        ? "the scenarios about it ended in an error of the suite"
        : "nothing that happened in this run put it to the test";
  }

  /** Return the reason of most of them; of as many, the first. */
  private static String reason(List<ScenarioReport> untried) {
    return untried.stream()
        .collect(groupingBy(ScenarioReport::firstLine, LinkedHashMap::new, counting()))
        .entrySet()
        .stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .orElseThrow()
        .getKey();
  }

  private static List<ScenarioReport> those(
      List<ScenarioReport> all, Predicate<ScenarioReport> which) {
    return all.stream().filter(which).toList();
  }
}
