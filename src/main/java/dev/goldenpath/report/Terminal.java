package dev.goldenpath.report;

import java.io.Console;
import java.util.Map;

/** Know whether a person looks at the console as it scrolls. */
final class Terminal {
  private Terminal() {}

  /** Return whether lines may be drawn over: a terminal, and not a CI job's. */
  static boolean isLive(Map<String, String> environment) {
    Console console = System.console();
    return console != null
        && environment.getOrDefault("CI", "").isBlank()
        && !"dumb".equals(environment.getOrDefault("TERM", ""))
        && isTerminal(console);
  }

  /** From Java 22 on there is a console without a terminal too; it tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }
}
