package dev.goldenpath.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Put an exception of the suite into a few lines. */
public final class Crash {
  private static final int FRAMES = 8;

  private Crash() {}

  /** Return what was thrown, from where, and its causes. */
  public static String inWords(Throwable thrown) {
    StringBuilder words = new StringBuilder(thrown.toString());
    words.append(frames(thrown));
    Throwable cause = thrown.getCause();
    for (int depth = 0; cause != null && depth < 5; depth++) {
      words.append("\nCaused by: ").append(cause).append(frames(cause));
      cause = cause.getCause();
    }
    return words.toString();
  }

  private static String frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }
}
