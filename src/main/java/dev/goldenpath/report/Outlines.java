package dev.goldenpath.report;

import dev.goldenpath.result.RunResults;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Remember which feature and which rule the scenarios of a file stand under. */
final class Outlines {
  private final Map<String, FeatureTitle> features = new HashMap<>();
  private final Map<String, String> rules = new HashMap<>();

  void accept(Envelope message) {
    message.getGherkinDocument().ifPresent(this::accept);
  }

  private void accept(GherkinDocument document) {
    Optional<String> uri = document.getUri().map(URI::create).map(RunResults.current()::featureId);
    if (uri.isPresent() && document.getFeature().isPresent()) {
      Feature feature = document.getFeature().get();
      features.put(
          uri.get(), new FeatureTitle(feature.getName(), feature.getDescription().strip()));
      feature.getChildren().stream()
          .map(FeatureChild::getRule)
          .flatMap(Optional::stream)
          .forEach(rule -> accept(uri.get(), rule));
    }
  }

  private void accept(String uri, Rule rule) {
    rule.getChildren().stream()
        .map(RuleChild::getScenario)
        .flatMap(Optional::stream)
        .flatMap(Outlines::lines)
        .forEach(line -> rules.put(uri + ":" + line, rule.getName()));
  }

  private static Stream<Long> lines(Scenario scenario) {
    return Stream.concat(
        Stream.of(scenario.getLocation().getLine()),
        scenario.getExamples().stream()
            .map(Examples::getTableBody)
            .flatMap(rows -> rows.stream().map(row -> row.getLocation().getLine())));
  }

  FeatureTitle feature(String uri) {
    return features.getOrDefault(uri, new FeatureTitle(uri, ""));
  }

  String rule(String uri, long line) {
    return rules.getOrDefault(uri + ":" + line, "");
  }
}
