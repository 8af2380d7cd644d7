package dev.goldenpath.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static List<Period> random(long seed) {
    Random random = new Random(seed);
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Instant from = Instant.ofEpochSecond(random.nextInt(40));
      Instant to = from.plusSeconds(1 + random.nextInt(5));
      periods.add(new Period("s", "r-" + i, Set.of(), Optional.empty(), from, to));
    }
    return periods;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_period_is_beside_another_that_has_begun_and_not_ended(long seed) {
    List<Period> all = random(seed);

    Predicate<Period> besideAny = Period.besideAny(all, UnaryOperator.identity());

    for (Period period : all) {
      assertThat(besideAny.test(period))
          .isEqualTo(
              all.stream()
                  .anyMatch(
                      other ->
                          !other.equals(period)
                              && other.from().isBefore(period.to())
                              && period.from().isBefore(other.to())));
    }
  }
}
