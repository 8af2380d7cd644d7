package dev.goldenpath.cli;

import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs of a feature file: its scenarios, and of outlines the rows. */
final class Scenarios {
  private Scenarios() {}

  static Stream<Scenario> of(Feature feature) {
    return feature.getChildren().stream().flatMap(Scenarios::of);
  }

  static Stream<Scenario> of(FeatureChild child) {
    return Stream.concat(
        child.getScenario().stream(),
        child.getRule().stream()
            .flatMap(rule -> rule.getChildren().stream())
            .map(RuleChild::getScenario)
            .flatMap(Optional::stream));
  }

  /** Return the lines by which the engine knows its runs. */
  static Stream<Long> lines(Scenario scenario) {
    return isOutline(scenario)
        ? scenario.getExamples().stream().flatMap(Scenarios::lines)
        : Stream.of(scenario.getLocation().getLine());
  }

  static Stream<Long> lines(Examples examples) {
    return examples.getTableBody().stream().map(row -> row.getLocation().getLine());
  }

  private static boolean isOutline(Scenario scenario) {
    return !scenario.getExamples().isEmpty();
  }

  /** Say of a file what in it never runs, since there is no scenario, step or row. */
  static List<String> withoutRuns(String name, GherkinDocument document) {
    List<Scenario> scenarios = document.getFeature().stream().flatMap(Scenarios::of).toList();
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
