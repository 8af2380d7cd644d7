package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelismTest {
  private static final String PREFIX = Parallelism.PREFIX;
  private static final long MIB = 1 << 20;

  private final Map<String, String> byProcessors =
      Map.of(PREFIX + "enabled", "true", PREFIX + "config.dynamic.factor", "100");

  @Test
  void no_more_run_at_a_time_than_there_is_memory_for() {
    assertThat(Parallelism.boundedBy(512 * MIB, byProcessors)).hasValue(8);
    assertThat(Parallelism.boundedBy(10 * MIB, byProcessors)).hasValue(1);
  }

  @Test
  void what_has_enough_or_is_given_is_not_bounded() {
    Map<String, String> given =
        Map.of(
            PREFIX + "enabled",
            "true",
            PREFIX + "config.strategy",
            "fixed",
            PREFIX + "config.fixed.parallelism",
            "40");

    assertThat(Parallelism.boundedBy(1L << 50, byProcessors)).isEmpty();
    assertThat(Parallelism.boundedBy(512 * MIB, given)).isEmpty();
    assertThat(Parallelism.boundedBy(512 * MIB, Map.of())).isEmpty();
  }
}
