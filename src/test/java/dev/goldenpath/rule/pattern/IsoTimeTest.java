package dev.goldenpath.rule.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.event.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-22T10:00:00Z                       | 2026-11-22T10:00:00Z     | PT1S",
        "2026-11-22t10:00:00.5z                     | 2026-11-22T10:00:00.5Z   | PT0.1S",
        "2026-11-22 12:00:00.123+02:00              | 2026-11-22T10:00:00.123Z | PT0.001S",
        "2026-11-22T12:00:00+02                     | 2026-11-22T10:00:00Z     | PT1S",
        "2026-11-22T12:00:00,25+0200                | 2026-11-22T10:00:00.25Z  | PT0.01S",
        "2026-11-22T12:00+02:00                     | 2026-11-22T10:00:00Z     | PT1M",
        "20261122T120000+0200                       | 2026-11-22T10:00:00Z     | PT1S",
        "20261122T1000Z                             | 2026-11-22T10:00:00Z     | PT1M",
        "2026-11-22T04:30:00-05:30                  | 2026-11-22T10:00:00Z     | PT1S",
        "2026-11-22T04:30:00\u221205:30             | 2026-11-22T10:00:00Z     | PT1S",
        "2026-11-22T11:00:00+01:00[Europe/Berlin]   | 2026-11-22T10:00:00Z     | PT1S",
        "2026-W47-7T10:00:00Z                       | 2026-11-22T10:00:00Z     | PT1S",
        "2026W477T120000+0200                       | 2026-11-22T10:00:00Z     | PT1S",
        "2026-326T10:00:00.5Z                       | 2026-11-22T10:00:00.5Z   | PT0.1S",
        "2026326T1000Z                              | 2026-11-22T10:00:00Z     | PT1M",
        "2026-11-22 10:00:00 Z                      | 2026-11-22T10:00:00Z     | PT1S"
      })
  void the_forms_of_iso_8601_with_an_offset_are_read(
      String text, Instant instant, Duration resolution) {
    assertThat(IsoTime.parse(text)).contains(new Timestamp(instant, resolution));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noon",
        "2026-11-22T10:00:00",
        "2026-11-22",
        "10:00:00Z",
        "1795341600",
        "2026-02-30T10:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-W54-1T10:00:00Z",
        "2026-W47-8T10:00:00Z",
        "2026-366T10:00:00Z",
        "2026-W47-7T10:00:00",
        "22.11.2026 10:00:00Z",
        "2026-11-22T10:00:00+25:00",
        "Sun, 22 Nov 2026 10:00:00 GMT"
      })
  void what_is_none_or_has_no_offset_is_not_read(String text) {
    assertThat(IsoTime.parse(text)).isEmpty();
  }
}
