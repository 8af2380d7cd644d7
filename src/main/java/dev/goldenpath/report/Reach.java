package dev.goldenpath.report;

import dev.goldenpath.result.Story.RunTold;
import dev.goldenpath.rule.Clause;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tell in which runs a clause was broken, by what these were asked for and the others were not. */
final class Reach {
  /** Something that a request has and another has not. */
  private record Trait(String words, Predicate<RunTold> holds) {}

  /** A trait, how many runs have it, and in how many of these the clause was broken. */
  private record Split(Trait trait, long with, long broken) {}

  private final Clause clause;
  private final List<RunTold> runs;
  private final long broken;

  private Reach(Clause clause, List<RunTold> runs) {
    this.clause = clause;
    this.runs = runs;
    this.broken = runs.stream().filter(this::isBroken).count();
  }

  /**
   * Return it in words; empty where no run that was asked for broke it. Only scenarios and runs
   * count that say something of the clause: others were left before they could.
   */
  static String of(Clause clause, List<ScenarioReport> scenarios) {
    return new Reach(
            clause,
            scenarios.stream()
                .filter(it -> it.tells(clause))
                .flatMap(it -> it.story().runs().stream())
                .filter(run -> run.broken().contains(clause) || !run.owed().contains(clause))
                .toList())
        .words();
  }

  private String words() {
    if (broken == 0) {
      return "";
    }
    if (broken == runs.size()) {
      return "in every run (" + broken + ")";
    }
    return told().map(Reach::words).orElse("in " + broken + " of " + runs.size() + " runs");
  }

  /** Return the narrowest trait that all broken runs have, where it tells any apart. */
  private Optional<Split> told() {
    return traits()
        .map(trait -> split(trait))
        .filter(split -> split.broken() == broken && split.with() < runs.size())
        .min(Comparator.comparingLong(Split::with));
  }

  private Stream<Trait> traits() {
    Stream<Trait> tools =
        runs.stream()
            .flatMap(run -> run.tools().stream())
            .distinct()
            .map(tool -> new Trait("with " + tool, run -> run.tools().contains(tool)));
    Stream<Trait> agents =
        runs.stream()
            .map(RunTold::agent)
            .distinct()
            .map(agent -> new Trait("of " + agent, run -> run.agent().equals(agent)));
    return Stream.concat(tools, agents);
  }

  private Split split(Trait trait) {
    return new Split(
        trait,
        runs.stream().filter(trait.holds()).count(),
        runs.stream().filter(trait.holds()).filter(this::isBroken).count());
  }

  private static String words(Split split) {
    String which =
        split.broken() == split.with()
            ? "in every run " + split.trait().words() + " (" + split.with() + ")"
            : "in " + split.broken() + " of " + split.with() + " runs " + split.trait().words();
    return which + ", in none of the others";
  }

  private boolean isBroken(RunTold run) {
    return run.broken().contains(clause);
  }
}
