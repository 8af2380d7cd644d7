package dev.goldenpath.report;

import dev.goldenpath.result.Story.Mark;
import java.util.List;
import java.util.Map;

/** The steps of a scenario with what became of each, and the way to the messages of each. */
final class StepList {
  private final List<StepReport> steps;
  private final Map<Integer, List<Mark>> messages;

  StepList(ScenarioReport scenario) {
    this.steps = scenario.steps();
    this.messages = scenario.marksByStep(Long.MAX_VALUE);
  }

  void write(Html page) {
    page.element(
        "ol",
        "class=\"steps\"",
        list -> {
          for (int i = 0; i < steps.size(); i++) {
            step(list, i);
          }
        });
  }

  private void step(Html list, int number) {
    StepReport step = steps.get(number);
    list.element(
        "li",
        "id=\"step-" + (number + 1) + "\"",
        item -> {
          item.element("b", "", step.keyword()).text(" " + step.text());
          if (!"passed".equals(step.status())) {
            item.text(" ").element("em", "", step.status());
          }
          messages(item, number);
          if (!step.table().isEmpty()) {
            item.element(
                "table", "", table -> step.table().forEach(row -> table.row("", "td", row)));
          }
          if (!step.docString().isEmpty()) {
            item.element("pre", "tabindex=\"0\"", step.docString());
          }
        });
  }

  private void messages(Html item, int number) {
    List<Mark> its = messages.getOrDefault(number, List.of());
    if (!its.isEmpty()) {
      item.text(" ")
          .element(
              "a", "href=\"#f" + its.get(0).seq() + "\"", Headline.some(its.size(), "message"));
    }
  }
}
