package dev.goldenpath.report;

import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What runs of a feature file: its scenarios, and of outlines the rows. */
public final class Scenarios {
  private Scenarios() {}

  /** Return those of a feature or a rule, with those of rules in it. */
  public static Stream<Scenario> of(List<FeatureChild> children) {
    return children.stream()
        .flatMap(
            child ->
                Stream.concat(
                    child.getScenario().stream(),
                    child.getRule().stream().flatMap(rule -> of(inside(rule)))));
  }

  /** Return what a rule holds, in the form in which a feature holds it. */
  public static List<FeatureChild> inside(Rule rule) {
    return rule.getChildren().stream()
        .flatMap(
            it ->
                it
                    .getBackground()
                    .map(FeatureChild::of)
                    .or(() -> it.getScenario().map(FeatureChild::of))
                    .stream())
        .toList();
  }

  /** Return the lines by which the engine knows its runs. */
  public static Stream<Long> lines(Scenario scenario) {
    return scenario.getExamples().isEmpty()
        ? Stream.of(scenario.getLocation().getLine())
        : scenario.getExamples().stream().flatMap(Scenarios::lines);
  }

  public static Stream<Long> lines(Examples examples) {
    return examples.getTableBody().stream().map(row -> row.getLocation().getLine());
  }

  /** Say of a file what in it never runs, since there is no scenario, step or row. */
  public static List<String> withoutRuns(String name, GherkinDocument document) {
    List<Scenario> scenarios =
        document.getFeature().stream().flatMap(it -> of(it.getChildren())).toList();
    List<String> said = new ArrayList<>();
    if (scenarios.isEmpty()) {
      said.add(name + " holds no scenario, so nothing of it runs");
    }
    for (Scenario scenario : scenarios) {
      String place =
          name + ":" + scenario.getLocation().getLine() + " “" + scenario.getName() + "”";
      if (lines(scenario).findAny().isEmpty()) {
        said.add(place + " is an outline without rows, so nothing of it runs");
      } else if (scenario.getSteps().isEmpty()) {
        said.add(place + " has no steps, so nothing is tried by it");
      }
    }
    return said;
  }
}
