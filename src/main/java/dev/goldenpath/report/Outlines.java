package dev.goldenpath.report;

import dev.goldenpath.result.RunResults;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Rule;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
          .flatMap(child -> child.getRule().stream())
          .forEach(rule -> accept(uri.get(), rule));
    }
  }

  private void accept(String uri, Rule rule) {
    Scenarios.of(Scenarios.inside(rule))
        .flatMap(Scenarios::lines)
        .forEach(line -> rules.put(uri + ":" + line, rule.getName()));
  }

  FeatureTitle feature(String uri) {
    return features.getOrDefault(uri, new FeatureTitle(uri, ""));
  }

  String rule(String uri, long line) {
    return rules.getOrDefault(uri + ":" + line, "");
  }
}
