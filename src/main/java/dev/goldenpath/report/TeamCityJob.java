package dev.goldenpath.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tell a TeamCity build what broke, a problem a clause, and where the results lie. */
final class TeamCityJob {
  /** TeamCity cuts what is longer. */
  private static final int LONGEST = 4_000;

  private TeamCityJob() {}

  static void tell(Report report, Path folder, Map<String, String> environment, PrintStream out) {
    if (environment.containsKey("TEAMCITY_VERSION")) {
      messages(report, folder).forEach(out::println);
    }
  }

  static List<String> messages(Report report, Path folder) {
    List<String> messages = new ArrayList<>();
    messages.add(
        "##teamcity[importData type='junit' path='"
            + value(folder.resolve("junit.xml").toAbsolutePath().toString())
            + "']");
    for (ClauseReport clause : report.broken()) {
      messages.add(
          "##teamcity[buildProblem identity='"
              + clause.clause().id()
              + "' description='"
              + value(clause.breaks().get(0).message(report.command()))
              + "']");
    }
    return messages;
  }

  /** Escape a value as TeamCity reads it; what is beyond ASCII by its number. */
  private static String value(String text) {
    StringBuilder value = new StringBuilder();
    text.substring(0, Math.min(LONGEST, text.length()))
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> value.append("|n");
                case '\r' -> value.append("|r");
                case '|', '\'', '[', ']' -> value.append('|').append((char) c);
                default ->
                    value.append(c < 0x80 ? Character.toString(c) : String.format("|0x%04x", c));
              }
            });
    return value.toString();
  }
}
