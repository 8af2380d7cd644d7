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
          report.byFeature().forEach(feature -> feature(section, feature));
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
            article.element(
                "div",
                "class=\"description\"",
                text -> Markdown.write(first.feature().description(), text));
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
    page.element(
        "ul",
        "class=\"rows\" data-context=\"" + context(scenarios.get(0)) + "\"",
        list -> scenarios.forEach(it -> found(list, it)));
  }

  /** Return what a search finds all scenarios of a rule by. */
  private static String context(ScenarioReport scenario) {
    return Html.escape(scenario.feature().name() + " " + scenario.rule());
  }

  /** Write a line that is found by a search. */
  private static void found(Html list, ScenarioReport scenario) {
    row(
        list,
        scenario,
        "",
        "data-find data-outcome=\""
            + scenario.outcome().word()
            + "\" data-context=\""
            + Html.escape(String.join(" ", scenario.tags()))
            + "\"");
  }

  /**
   * Write a line that leads to the scenario's page.
   *
   * @param root the way to the report's folder
   */
  static void row(Html list, ScenarioReport scenario, String root) {
    row(list, scenario, root, "");
  }

  private static void row(Html list, ScenarioReport scenario, String root, String attributes) {
    list.element(
        "li",
        attributes,
        item -> {
          IndexPage.badge(item, scenario.outcome().word());
          item.text(" ")
              .element("a", "href=\"" + root + ScenarioPage.path(scenario) + "\"", scenario.name());
          item.element("small", "", Phrases.seconds(scenario.took()));
        });
  }
}
