package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartGateTest {
  private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-27T20:15:00Z", "2026-11-27T21:15:00+01:00"})
  void a_time_is_read_with_its_offset(String written) {
    assertThat(StartGate.read(written, InstantSource.fixed(NOW))).isEqualTo("2026-11-27T20:15:00Z");
  }

  @Test
  void a_time_that_has_passed_is_a_time() {
    assertThat(StartGate.read("2026-11-27T19:00:00Z", InstantSource.fixed(NOW)))
        .isEqualTo("2026-11-27T19:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "20:15", "2026-11-27T20:15:00"})
  void what_is_no_time_is_told_with_one_that_is(String written) {
    assertThatThrownBy(() -> StartGate.read(written, InstantSource.fixed(NOW)))
        .isInstanceOf(CommandUnusable.class)
        .hasMessage(
            "--start-at is a time with its offset, like 2026-11-27T20:15:00Z, not "
                + written
                + ".");
  }

  @Test
  void a_time_that_is_far_away_is_a_slip() {
    assertThatThrownBy(() -> StartGate.read("2026-11-28T20:15:00Z", InstantSource.fixed(NOW)))
        .hasMessageContaining("no run waits longer than an hour");
  }
}
