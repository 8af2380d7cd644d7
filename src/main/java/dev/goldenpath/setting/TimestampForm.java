package dev.goldenpath.setting;

/** How a backend writes an event's {@code timestamp}. */
public enum TimestampForm {
  /** Text, as the contract has it. */
  RFC_3339,
  /** A number: seconds since 1970-01-01T00:00:00Z, with or without a fraction. */
  EPOCH_SECONDS
}
