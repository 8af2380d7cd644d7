package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.result.Shard;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-27T23:59:59Z"));

  @Test
  void the_seed_that_is_given_counts() {
    assertThat(Seed.of(482_913, Shard.WHOLE, CLOCK)).isEqualTo(482_913);
    assertThat(Seed.of(482_913, new Shard(2, 3), CLOCK)).isEqualTo(482_913);
  }

  @Test
  void without_one_a_run_draws_its_own() {
    assertThat(Seed.of(null, Shard.WHOLE, CLOCK)).isBetween(1, 999_999);
  }

  @Test
  void the_shards_of_a_day_draw_alike() {
    assertThat(Seed.of(null, new Shard(1, 3), CLOCK))
        .isEqualTo(Seed.of(null, new Shard(3, 3), CLOCK))
        .isEqualTo(20_784);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_000})
  void what_can_be_no_seed_is_refused(int given) {
    assertThatThrownBy(() -> Seed.of(given, Shard.WHOLE, CLOCK))
        .isInstanceOf(CommandUnusable.class)
        .hasMessage("--seed is a number from 1 to 999999, not " + given + ".");
  }
}
