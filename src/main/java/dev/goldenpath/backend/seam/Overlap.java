package dev.goldenpath.backend.seam;

/** What becomes of a request in a thread in which a run goes on (ISO-3). */
public enum Overlap {
  /** Its run begins at once. */
  PARALLEL,
  /** Its run waits for the other's end. */
  QUEUE,
  /** It is refused. */
  REJECT,
  /** It ends the other run. */
  INTERRUPT
}
