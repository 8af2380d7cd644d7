package dev.goldenpath.report;

/** The recorded results of a run are not there, can't be read, or don't go with others. */
public final class ResultsUnusable extends RuntimeException {
  ResultsUnusable(String message) {
    super(message);
  }

  ResultsUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
