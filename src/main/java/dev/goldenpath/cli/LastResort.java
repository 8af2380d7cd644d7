package dev.goldenpath.cli;

import dev.goldenpath.report.Crash;

/** Put into words what nobody foresaw: errors of Java in two sentences, faults of ours in full. */
final class LastResort {
  private LastResort() {}

  static String inWords(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return "Java ran out of memory ("
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MiB), which says nothing of the target. Give it more, such as java -Xmx512m -jar …";
    }
    if (thrown instanceof StackOverflowError) {
      return "Java ran out of stack, which says nothing of the target. Give it more, such as"
          + " java -Xss4m -jar …";
    }
    if (thrown instanceof LinkageError) {
      return "A part of this program can't be loaded ("
          + thrown
          + "), which says nothing of the target. Is the jar whole, and alone on the class path?";
    }
    return "This is a fault of the suite itself: " + Crash.inWords(thrown);
  }
}
