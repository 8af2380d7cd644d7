package dev.goldenpath.setting;

/** What becomes of a request in a thread in which a run goes on (ISO-3). */
public enum Overlap implements Labelled {
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

  /** Return whether several requests at once all lead to whole runs. */
  public boolean letsAllThrough() {
    return this == PARALLEL || this == QUEUE;
  }
}
