package dev.goldenpath.bench;

import java.util.List;
import java.util.Locale;

/**
 * What was measured of one thing.
 *
 * @param unit of the values, such as {@code s}
 * @param values one a round
 */
record Figure(String what, String unit, List<Double> values) {
  Figure {
    values = values.stream().sorted().toList();
  }

  double median() {
    return values.get(values.size() / 2);
  }

  static String head() {
    return String.format(
        "| %-48s | %10s | %10s | %10s | %-8s |%n|---|---|---|---|---|%n",
        "what", "least", "median", "most", "unit");
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %-48s | %10.2f | %10.2f | %10.2f | %-8s |",
        what,
        values.get(0),
        median(),
        values.get(values.size() - 1),
        unit);
  }
}
