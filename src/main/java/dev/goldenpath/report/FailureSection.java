package dev.goldenpath.report;

import java.util.List;

/** The part of the page that shows what broke, in full. */
final class FailureSection {
  private final List<ScenarioReport> problems;

  FailureSection(Report report) {
    this.problems = report.scenarios().stream().filter(IndexPage::isProblem).toList();
  }

  void write(Html page) {
    if (!problems.isEmpty()) {
      IndexPage.section(page, "broken", "What went wrong", it -> problems.forEach(p -> one(it, p)));
    }
  }

  private static void one(Html page, ScenarioReport scenario) {
    page.element(
        "article",
        "class=\"problem\"",
        article -> {
          article.element(
              "h3",
              "",
              title -> {
                IndexPage.badge(title, scenario.outcome().word());
                title.text(" ");
                IndexPage.link(title, scenario);
              });
          article.element("pre", "tabindex=\"0\"", scenario.text());
        });
  }
}
