package dev.goldenpath.steps;

import java.math.BigDecimal;
import java.time.Duration;

/** Times as sentences and messages say them: {@code 1.2 seconds}, {@code 500 ms}. */
final class Durations {
  private Durations() {}

  static Duration of(String words) {
    int blank = words.indexOf(' ');
    boolean millis = words.endsWith("ms");
    return Duration.ofNanos(
        new BigDecimal(words.substring(0, blank)).scaleByPowerOfTen(millis ? 6 : 9).longValue());
  }

  /** Return what a message says so that {@code wait_tool} takes that time. */
  static String waiting(Duration time) {
    String seconds =
        new BigDecimal(time.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString();
    return "Please wait " + seconds + " seconds, and use your tools on this.";
  }
}
