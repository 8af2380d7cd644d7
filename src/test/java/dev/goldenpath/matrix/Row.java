package dev.goldenpath.matrix;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.result.ScenarioResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of one defect.
 *
 * <p>What it is named by is the first clause of the scenario that failed first: that is what
 * whoever looks at the run reads first. Where no scenario is about what broke, it is told by those
 * that it was met in.
 *
 * @param caughtBy the scenario that failed first, or else that met a break first; empty if none did
 * @param named the clause that it named
 * @param beyondItsTags whether only scenarios that are not about its clause could catch it
 * @param verdictMicros from the deciding frame to the verdict; negative where none decided
 * @param told the clauses that are told as broken
 * @param names what the scenarios that failed name, and how many name it
 * @param errors the scenarios in which the suite itself went wrong, in words
 */
record Row(
    String defect,
    String caughtBy,
    String named,
    boolean beyondItsTags,
    long verdictMicros,
    long tookMillis,
    Set<String> told,
    Map<String, Long> names,
    List<String> errors) {
  Row {
    told = new TreeSet<>(told);
    names = new TreeMap<>(names);
    errors = List.copyOf(errors);
  }

  /**
   * Sum up.
   *
   * @param scenarios what ended, in that order
   */
  static Row of(String defect, List<Ended> scenarios, boolean beyondItsTags, Duration took) {
    Optional<Ended> first =
        scenarios.stream()
            .filter(Ended::failed)
            .findFirst()
            .or(
                () ->
                    scenarios.stream().filter(it -> it.broken().findAny().isPresent()).findFirst());
    return new Row(
        defect,
        first.map(it -> it.name() + " (" + it.place() + ")").orElse(""),
        first.map(Ended::named).orElse(""),
        beyondItsTags,
        first
            .flatMap(Ended::judgement)
            .flatMap(ScenarioResult::verdictDelay)
            .map(it -> it.toNanos() / 1_000)
            .orElse(-1L),
        took.toMillis(),
        scenarios.stream().flatMap(Ended::broken).collect(Collectors.toSet()),
        scenarios.stream()
            .filter(Ended::failed)
            .collect(Collectors.groupingBy(Ended::named, Collectors.counting())),
        scenarios.stream().filter(Ended::errored).map(Ended::inWords).toList());
  }

  Defect about() {
    return Defects.byId(defect);
  }

  boolean isCaught() {
    return !caughtBy.isEmpty();
  }

  /** Return whether the failure that is read first names the defect's clause first. */
  boolean isRightlyNamed() {
    return about().isFoundBy(named);
  }

  /** Return whether the defect's clause is among those that are told. */
  boolean isTold() {
    return told.stream().anyMatch(about()::isFoundBy);
  }

  @Override
  public String toString() {
    return "%-42s %-8s named %-8s %s%s%s by %s; all names %s%s, %d ms"
        .formatted(
            defect,
            about().clause(),
            named,
            isRightlyNamed() ? "rightly" : isCaught() ? "WRONGLY" : "NOT CAUGHT",
            beyondItsTags ? " beyond its tags" : "",
            verdictMicros < 0 ? "" : " after " + verdictMicros / 1_000 + " ms",
            caughtBy,
            names,
            errors.isEmpty() ? "" : ", ERRORS " + errors.size(),
            tookMillis);
  }
}
