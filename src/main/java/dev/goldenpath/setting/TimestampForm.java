package dev.goldenpath.setting;

import java.math.BigDecimal;

/** How a backend writes an event's {@code timestamp}. */
public enum TimestampForm implements Labelled {
  /** Text, as the contract has it. */
  RFC_3339(0),
  /** A number: seconds since 1970-01-01T00:00:00Z, with or without a fraction. */
  EPOCH_SECONDS(0),
  /** A number: milliseconds since 1970-01-01T00:00:00Z. */
  EPOCH_MILLISECONDS(3);

  private final int decimals;

  TimestampForm(int decimals) {
    this.decimals = decimals;
  }

  /** Return whether it is written as a number. */
  public boolean isEpoch() {
    return this != RFC_3339;
  }

  /** Convert a figure in this form to seconds, keeping the digits that it was written with. */
  public BigDecimal toSeconds(BigDecimal figure) {
    return figure.movePointLeft(decimals);
  }
}
