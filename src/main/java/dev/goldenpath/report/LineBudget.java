package dev.goldenpath.report;

import java.io.PrintStream;
import java.util.List;

/** Write whole lines to the console, never more than a number of them, however much there is. */
final class LineBudget {
  private static final int WIDEST = 200;

  private final PrintStream out;
  private int left;

  LineBudget(PrintStream out, int lines) {
    this.out = out;
    this.left = lines;
  }

  /** Write a text where it fits in while so many lines stay for others; return whether it did. */
  boolean tell(String text, int reserved) {
    List<String> lines = text.stripTrailing().lines().toList();
    if (lines.size() > left - reserved) {
      return false;
    }
    left -= lines.size();
    lines.forEach(line -> out.println(cut(line)));
    return true;
  }

  /** A command is of no use in part, nor is a list of what else is broken. */
  private static String cut(String line) {
    return line.length() <= WIDEST || line.contains("Repeat: ") || line.contains(" more: ")
        ? line
        : line.substring(0, WIDEST) + "…";
  }

  /** Return a text's first lines, and how many more there are. */
  static String first(String text, int most) {
    List<String> lines = text.stripTrailing().lines().toList();
    return lines.size() <= most
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(0, most - 1))
            + "\n          … "
            + (lines.size() - most + 1)
            + " more lines in the report";
  }
}
