package dev.goldenpath.report;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.rule.Clause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way in which a clause was broken, over all scenarios: they differ in ids and numbers alone.
 *
 * @param specimen the break that is shown for all
 * @param shownBy the scenario that it comes from, with the shortest transcript of all
 * @param scenarios all that show it, in order
 */
record BreakGroup(ClauseBreak specimen, ScenarioReport shownBy, List<ScenarioReport> scenarios) {
  /** What a scenario about the clause shows goes first; then the shorter the better. */
  private static final Comparator<BreakGroup> BEST =
      Comparator.<BreakGroup, Boolean>comparing(it -> !it.specimen.own())
          .thenComparing(it -> it.scenarios.size(), Comparator.reverseOrder());

  BreakGroup {
    scenarios = List.copyOf(scenarios);
  }

  /** Group the breaks of a clause by their shape; those that scenarios about it show go first. */
  static List<BreakGroup> of(Clause clause, List<ScenarioReport> broken) {
    Map<String, List<ScenarioReport>> byShape = new LinkedHashMap<>();
    for (ScenarioReport scenario : broken) {
      byShape
          .computeIfAbsent(
              scenario.breakOf(clause).orElseThrow().shape(), shape -> new ArrayList<>())
          .add(scenario);
    }
    return byShape.values().stream().map(group -> of(group, clause)).sorted(BEST).toList();
  }

  private static BreakGroup of(List<ScenarioReport> group, Clause clause) {
    ScenarioReport best =
        group.stream()
            .min(
                Comparator.<ScenarioReport, Boolean>comparing(it -> !breakIn(it, clause).own())
                    .thenComparing(it -> it.story().marks().size())
                    .thenComparing(it -> breakIn(it, clause).message().length()))
            .orElseThrow();
    return new BreakGroup(breakIn(best, clause), best, group);
  }

  private static ClauseBreak breakIn(ScenarioReport scenario, Clause clause) {
    return scenario.breakOf(clause).orElseThrow();
  }

  /** Return the specimen's message, with the command that runs its scenario alone again. */
  String message(String command) {
    return specimen.message() + "\nRepeat:   " + repeat(command);
  }

  String repeat(String command) {
    return command + " --features " + shownBy.place();
  }

  /** Return what all of it share: what was expected, and what was seen. */
  String shape() {
    String id = specimen.clause().id();
    return "expected "
        + specimen
            .shape()
            .substring(id.length() + 1)
            .replace(" / ", ", seen ")
            .replaceAll("…(?:[ ,]+…)*(?: (?:s\\b|characters\\)))?", "…");
  }

  /** Return what was seen, in a line; the clause's own words stand beside it already. */
  String why() {
    return "Seen: " + specimen.seen();
  }
}
