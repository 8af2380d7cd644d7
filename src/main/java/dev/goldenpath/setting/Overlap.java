package dev.goldenpath.setting;

import java.util.Locale;

/** What becomes of a request in a thread in which a run goes on (ISO-3). */
public enum Overlap {
  /** Its run begins at once, beside the other. */
  PARALLEL,
  /** Its run begins when the other has ended. */
  QUEUE,
  /** It is refused with 409. */
  REJECT,
  /**
   * The other run ends in {@code agent_error} with the code {@code interrupted}; then it begins.
   */
  INTERRUPT;

  /** Return its name in settings: {@code queue}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Return whether several requests at once all lead to whole runs. */
  public boolean letsAllThrough() {
    return this == PARALLEL || this == QUEUE;
  }
}
