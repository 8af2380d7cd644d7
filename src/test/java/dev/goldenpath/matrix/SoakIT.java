package dev.goldenpath.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.variant.Variants;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No false alarm in many full runs: the plain backend and every variant, 20 times each.
 *
 * <p>Takes an hour, so that no build runs it by itself: {@code mvn verify -Pkill-matrix
 * -DskipSelfTests -Dit.test=SoakIT}, with {@code -Dsoak.times=N} for another number of times and
 * {@code -Dsoak.at-once=N} for several runs at the same time. Variants run many at once, since all
 * features against each of them would take a working day.
 */
class SoakIT {
  private static final Path FOLDER = Path.of("target", "soak");
  private static final int TIMES = Integer.getInteger("soak.times", 20);
  private static final int AT_ONCE = Integer.getInteger("soak.at-once", 1);
  private static final String SLOW = "slow-start";

  @Test
  void what_keeps_the_contract_is_never_failed() {
    List<Job> jobs =
        IntStream.range(0, TIMES).boxed().flatMap(time -> kinds()).map(Job::whole).toList();

    try (Crew crew = Crew.start(FOLDER, AT_ONCE)) {
      List<Passes> passes = crew.results(jobs, Passes.class);

      assertThat(passes).allMatch(it -> it.scenarios() > 0);
      assertThat(passes.stream().flatMap(it -> it.wrong().stream())).isEmpty();
    }
  }

  /** Runs that start slowly would make all others take minutes, so they go by themselves. */
  private static Stream<Set<String>> kinds() {
    return Stream.concat(
        Stream.of(Set.of(), Set.of(SLOW)),
        Variants.combinations().stream()
            .map(
                together -> {
                  Set<String> fast = new LinkedHashSet<>(together);
                  fast.remove(SLOW);
                  return fast;
                }));
  }
}
