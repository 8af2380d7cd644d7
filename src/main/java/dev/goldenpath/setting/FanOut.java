package dev.goldenpath.setting;

/** Which runs a socket carries (ISO-1). */
public enum FanOut implements Labelled {
  /** Those of the thread that it was opened with. */
  THREAD,
  /** Every run of its user. */
  USER
}
