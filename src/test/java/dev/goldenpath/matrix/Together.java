package dev.goldenpath.matrix;

import dev.goldenpath.backend.defect.Defect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of several defects in one backend: each is to be among what is told, whatever else is
 * broken.
 *
 * @param hidden those whose clause is not told
 * @param broken the clauses that are
 * @param errors the scenarios in which the suite itself went wrong, in words
 */
record Together(
    List<String> defects,
    List<String> hidden,
    Set<String> broken,
    List<String> errors,
    long tookMillis) {
  Together {
    defects = List.copyOf(defects);
    hidden = List.copyOf(hidden);
    broken = new TreeSet<>(broken);
    errors = List.copyOf(errors);
  }

  static Together of(List<Defect> defects, List<Ended> scenarios, Duration took) {
    Set<String> broken =
        scenarios.stream().flatMap(Ended::broken).collect(Collectors.toCollection(TreeSet::new));
    return new Together(
        defects.stream().map(Defect::id).toList(),
        defects.stream()
            .filter(defect -> broken.stream().noneMatch(defect::isFoundBy))
            .map(Defect::id)
            .toList(),
        broken,
        scenarios.stream().filter(Ended::errored).map(Ended::inWords).toList(),
        took.toMillis());
  }

  /**
   * Draw samples of two, three and five defects, as many of each; fewer where there are not so
   * many, each once, and none of a single one.
   *
   * @param from the defects that can be seen beside others
   */
  static List<List<Defect>> samples(List<Defect> from, int count, long seed) {
    Random random = new Random(seed);
    List<List<Defect>> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int size = Stream.of(2, 3, 5).toList().get(i % 3);
      List<Defect> shuffled = new ArrayList<>(from);
      java.util.Collections.shuffle(shuffled, random);
      samples.add(apart(shuffled, size));
    }
    return samples.stream().filter(sample -> sample.size() > 1).distinct().toList();
  }

  /** Take the first that bend different things: of two that bend one field, one can be seen. */
  private static List<Defect> apart(List<Defect> from, int size) {
    Set<String> subjects = new TreeSet<>();
    return from.stream()
        .filter(defect -> subjects.add(subject(defect)))
        .limit(size)
        .sorted(Comparator.comparing(Defect::id))
        .toList();
  }

  /** Return the first two words of its name, which say what it bends. */
  private static String subject(Defect defect) {
    return Stream.of(defect.id().split("-")).limit(2).collect(Collectors.joining("-"));
  }

  @Override
  public String toString() {
    return "%s: %s broken%s%s, %d ms"
        .formatted(
            String.join(" + ", defects),
            String.join(" ", broken),
            hidden.isEmpty() ? "" : ", HIDDEN " + hidden,
            errors.isEmpty() ? "" : ", ERRORS " + errors,
            tookMillis);
  }
}
