package dev.goldenpath.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the page that holds every feature, its rules and its scenarios. */
final class ScenarioSection {
  private final Report report;

  ScenarioSection(Report report) {
    this.report = report;
  }

  void write(Html page) {
    IndexPage.section(
        page,
        "scenarios",
        "How it was tried",
        section -> {
          if (report.scenarios().isEmpty()) {
            section.element("p", "", "No scenario was executed.");
          }
          report.scenarios().stream()
              .collect(
                  Collectors.groupingBy(
                      ScenarioReport::uri, LinkedHashMap::new, Collectors.toList()))
              .values()
              .forEach(feature -> feature(section, feature));
        });
  }

  private static void feature(Html page, List<ScenarioReport> scenarios) {
    ScenarioReport first = scenarios.get(0);
    page.element(
        "article",
        "class=\"feature\"",
        article -> {
          article.element("h3", "", first.feature().name());
          article.element(
              "p",
              "class=\"about\"",
              first.uri()
                  + " · "
                  + Totals.of(scenarios.stream().map(ScenarioReport::outcome).toList()).words());
          if (!first.feature().description().isEmpty()) {
            article.element("p", "class=\"description\"", first.feature().description());
          }
          byRule(scenarios).forEach((rule, its) -> rule(article, rule, its));
        });
  }

  private static Map<String, List<ScenarioReport>> byRule(List<ScenarioReport> scenarios) {
    return scenarios.stream()
        .collect(
            Collectors.groupingBy(ScenarioReport::rule, LinkedHashMap::new, Collectors.toList()));
  }

  private static void rule(Html page, String rule, List<ScenarioReport> scenarios) {
    if (!rule.isEmpty()) {
      page.element("h4", "", rule);
    }
    scenarios.forEach(scenario -> scenario(page, scenario));
  }

  private static void scenario(Html page, ScenarioReport scenario) {
    page.element(
        "details",
        "class=\"scenario\" id=\""
            + IndexPage.anchor(scenario)
            + "\""
            + (Progress.isProblem(scenario) ? " open" : ""),
        details -> {
          details.element(
              "summary",
              "",
              summary -> {
                IndexPage.badge(summary, scenario.outcome().word());
                summary.text(" " + scenario.name());
                summary.element("small", "", Phrases.seconds(scenario.took()));
              });
          body(details, scenario);
        });
  }

  private static void body(Html page, ScenarioReport scenario) {
    page.element("ol", "class=\"steps\"", list -> scenario.steps().forEach(it -> step(list, it)));
    if (!scenario.text().isBlank()) {
      page.element("pre", "tabindex=\"0\"", scenario.text());
    }
    page.element(
        "p",
        "class=\"about\"",
        line -> {
          line.text(scenario.place());
          if (!scenario.tags().isEmpty()) {
            line.text(" · " + String.join(" ", scenario.tags()));
          }
          scenario
              .transcript()
              .ifPresent(
                  path ->
                      line.text(" · ")
                          .element("a", "href=\"" + Html.escape(path) + "\"", "transcript"));
        });
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
