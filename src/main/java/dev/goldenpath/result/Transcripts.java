package dev.goldenpath.result;

/** Of which scenarios the transcripts are kept. */
public enum Transcripts {
  /** Of those that did not pass, and were not skipped. */
  FAILED,
  ALL,
  NONE;

  /** Return whether the transcript of a scenario that ended so is kept. */
  public boolean keep(Outcome outcome) {
    return switch (this) {
      case ALL -> true;
      case NONE -> false;
      case FAILED -> outcome != Outcome.PASSED && outcome != Outcome.SKIPPED;
    };
  }
}
