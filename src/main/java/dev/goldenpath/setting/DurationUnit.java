package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** The unit in which a backend writes {@code execution_time}. */
public enum DurationUnit implements Labelled {
  SECONDS(0),
  MILLISECONDS(3);

  private final int decimals;

  DurationUnit(int decimals) {
    this.decimals = decimals;
  }

  public BigDecimal toSeconds(BigDecimal figure) {
    return requireNonNull(figure, "figure").scaleByPowerOfTen(-decimals);
  }
}
