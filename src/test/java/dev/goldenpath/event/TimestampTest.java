package dev.goldenpath.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "2026-11-22t10:00:00z, 2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00+00:00, 2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00-00:00, 2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00.1Z, 2026-11-22T10:00:00.1Z",
    "2026-11-22T10:00:00.123456789Z, 2026-11-22T10:00:00.123456789Z",
    "2026-11-22T10:00:00.123456789012Z, 2026-11-22T10:00:00.123456789Z",
    "2026-11-22T23:59:00+23:59, 2026-11-22T00:00:00Z",
    "2026-11-22T00:00:00-23:59, 2026-11-22T23:59:00Z",
    "2026-11-22T18:30:00+18:30, 2026-11-22T00:00:00Z",
    "2026-11-22T15:30:00+05:30, 2026-11-22T10:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
  })
  void what_rfc_3339_allows_is_read(String text, Instant instant) {
    assertThat(Timestamp.parse(text)).map(Timestamp::instant).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-11-22T10:00:00",
        "2026-11-22 10:00:00Z",
        "2026-11-22T10:00Z",
        "2026-11-22T10:00:00+02",
        "2026-11-22T10:00:00+0200",
        "2026-11-22T10:00:00,5Z",
        "2026-11-22T10:00:00.Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T23:60:00Z",
        "2026-11-22T10:00:61Z",
        "2026-02-30T10:00:00Z",
        "2025-02-29T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-11-22T10:00:00+24:00",
        "2026-11-22T10:00:00+23:60",
        "26-11-22T10:00:00Z",
        "2026-11-22T10:00:00Z ",
        "2026-11-22",
        "1763805600",
        "２０２６-11-22T10:00:00Z"
      })
  void what_rfc_3339_does_not_allow_is_not_read(String text) {
    assertThat(Timestamp.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z, PT1S",
    "2026-11-22T10:00:00.0Z, PT0.1S",
    "2026-11-22T10:00:00.000Z, PT0.001S",
    "2026-11-22T10:00:00.123456Z, PT0.000001S",
    "2026-11-22T10:00:00.123456789Z, PT0.000000001S",
    "2026-11-22T10:00:00.123456789012Z, PT0.000000001S"
  })
  void the_resolution_is_the_step_in_which_it_is_written(String text, Duration resolution) {
    assertThat(Timestamp.parse(text)).map(Timestamp::resolution).contains(resolution);
  }

  @Test
  void epoch_seconds_are_read_with_their_fraction() {
    Timestamp whole = Timestamp.ofEpochSeconds(new BigDecimal("1795341600"));
    Timestamp fine = Timestamp.ofEpochSeconds(new BigDecimal("1795341600.125"));
    Timestamp before = Timestamp.ofEpochSeconds(new BigDecimal("-0.5"));

    assertThat(whole.instant()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(whole.resolution()).isEqualTo(Duration.ofSeconds(1));
    assertThat(fine.instant()).isEqualTo("2026-11-22T10:00:00.125Z");
    assertThat(fine.resolution()).isEqualTo(Duration.ofMillis(1));
    assertThat(before.instant()).isEqualTo("1969-12-31T23:59:59.5Z");
  }
}
