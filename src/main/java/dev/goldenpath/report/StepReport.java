package dev.goldenpath.report;

import java.util.List;

/**
 * One step of a scenario, as shown.
 *
 * @param status Cucumber's word for how it ended, in lower case
 * @param table the cells of its data table, row by row; empty without one
 * @param docString its doc string; empty without one
 */
record StepReport(
    String keyword, String text, String status, List<List<String>> table, String docString) {
  StepReport {
    table = table.stream().map(List::copyOf).toList();
  }
}
