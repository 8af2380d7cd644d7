package dev.goldenpath.report;

import java.util.List;

/** The steps of a scenario with what became of each. */
final class StepList {
  private StepList() {}

  static void write(Html page, List<StepReport> steps) {
    page.element("ol", "class=\"steps\"", list -> steps.forEach(step -> step(list, step)));
  }

  private static void step(Html list, StepReport step) {
    list.element(
        "li",
        "",
        item -> {
          item.element("b", "", step.keyword()).text(" " + step.text());
          if (!"passed".equals(step.status())) {
            item.text(" ").element("em", "", step.status());
          }
          if (!step.table().isEmpty()) {
            item.element("table", "", table -> step.table().forEach(row -> row(table, row)));
          }
          if (!step.docString().isEmpty()) {
            item.element("pre", "tabindex=\"0\"", step.docString());
          }
        });
  }

  private static void row(Html table, List<String> cells) {
    table.element("tr", "", tr -> cells.forEach(cell -> tr.element("td", "", cell)));
  }
}
