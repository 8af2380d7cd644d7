package dev.goldenpath.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Put what the suite threw into a few lines, and an error of Java into a sentence or two. */
public final class Crash {
  private static final int FRAMES = 8;

  private Crash() {}

  /** Return what was thrown, from where, and its causes. */
  public static String inWords(Throwable thrown) {
    return ofJava(thrown).orElseGet(() -> inFull(thrown));
  }

  /** Return what an error of Java means, and what to do; empty for anything else. */
  public static Optional<String> ofJava(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      return Optional.of(
          "Java ran out of memory (%s MiB; give it more: java -Xmx%sm -jar …), which says nothing of"
                  .formatted(most, Math.max(512, 2 * most))
              + " the target.");
    }
    if (thrown instanceof StackOverflowError) {
      return Optional.of(
          "Java ran out of stack (give it more: java -Xss4m -jar …), which says nothing of the"
              + " target.");
    }
    return thrown instanceof LinkageError
        ? Optional.of(
            "A part of this program can't be loaded ("
                + thrown
                + "), which says nothing of the target. Is the jar whole, and alone on the class"
                + " path?")
        : Optional.empty();
  }

  private static String inFull(Throwable thrown) {
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
