package dev.goldenpath.matrix;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.contract.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of one defect.
 *
 * <p>What it is named by is the first cause of the scenario that failed first: that is what whoever
 * looks at the run reads first.
 *
 * @param scenarios what ended, in that order
 * @param beyondItsTags whether only scenarios that are not about its clause could catch it
 * @param took the whole run
 */
record Row(Defect defect, List<Ended> scenarios, boolean beyondItsTags, Duration took) {
  Row {
    scenarios = List.copyOf(scenarios);
  }

  private Optional<Ended> first() {
    return scenarios.stream().filter(Ended::failed).findFirst();
  }

  boolean isCaught() {
    return first().isPresent();
  }

  String caughtBy() {
    return first().map(it -> it.name() + " (" + it.place() + ")").orElse("");
  }

  String named() {
    return first().map(Ended::named).orElse("");
  }

  boolean isRightlyNamed() {
    return defect.isFoundBy(named());
  }

  /** Return how long after the deciding frame the first failure fell; empty where none decided. */
  Optional<Duration> verdictDelay() {
    return first().flatMap(Ended::judgement).flatMap(Judgement::verdictDelay);
  }

  /** Return what the scenarios that failed name, and how many name it. */
  Map<String, Long> names() {
    return scenarios.stream()
        .filter(Ended::failed)
        .collect(Collectors.groupingBy(Ended::named, TreeMap::new, Collectors.counting()));
  }

  List<Ended> errors() {
    return scenarios.stream().filter(Ended::errored).toList();
  }

  @Override
  public String toString() {
    return "%-42s %-8s named %-8s %s%s%s by %s; all names %s%s, %d ms"
        .formatted(
            defect.id(),
            defect.clause(),
            named(),
            isRightlyNamed() ? "rightly" : isCaught() ? "WRONGLY" : "NOT CAUGHT",
            beyondItsTags ? " beyond its tags" : "",
            verdictDelay().map(it -> " after " + it.toMillis() + " ms").orElse(""),
            caughtBy(),
            names(),
            errors().isEmpty() ? "" : ", ERRORS " + errors().size(),
            took.toMillis());
  }
}
