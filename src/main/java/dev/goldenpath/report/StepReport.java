package dev.goldenpath.report;

import java.util.List;

/**
 * One step of a scenario, as shown.
 *
 * @param status Cucumber's word for how it ended, in lower case
 * @param table the cells of its data table, row by row; empty without one
 * @param docString its doc string; empty without one
 * @param began in microseconds since the scenario's beginning; -1 where it was not taken
 */
record StepReport(
    String keyword,
    String text,
    String status,
    List<List<String>> table,
    String docString,
    long began) {
  StepReport {
    table = table.stream().map(List::copyOf).toList();
  }

  /** Return the index of the step that was under way at a moment; -1 where none was. */
  static int at(long micros, List<StepReport> steps) {
    int found = -1;
    for (int i = 0; i < steps.size(); i++) {
      long began = steps.get(i).began();
      if (began >= 0 && began <= micros) {
        found = i;
      }
    }
    return found;
  }
}
