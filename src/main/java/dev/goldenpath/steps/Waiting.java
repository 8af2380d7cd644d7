package dev.goldenpath.steps;

import java.math.BigDecimal;
import java.time.Duration;

/** What a message says so that {@code wait_tool} takes a time. */
final class Waiting {
  private Waiting() {}

  static String of(Duration time) {
    String seconds =
        new BigDecimal(time.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString();
    return "Please wait " + seconds + " seconds, and use your tools on this.";
  }
}
