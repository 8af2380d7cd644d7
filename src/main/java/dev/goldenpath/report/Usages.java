package dev.goldenpath.report;

import dev.goldenpath.result.FeatureId;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Read the steps that features use, with their places. */
final class Usages {
  private final Set<Sentence.Use> uses = new LinkedHashSet<>();

  /**
   * Read the features of a folder, or those on the class path where there is no such folder; and
   * the examples.
   */
  static List<Sentence.Use> of(Path folder, ClassLoader loader) {
    Usages usages = new Usages();
    if (Files.isDirectory(folder)) {
      usages.readFolder(folder);
    } else {
      Resources.below("features", ".feature", loader)
          .forEach((name, bytes) -> usages.read("classpath:" + name, bytes));
    }
    // They show what the features at hand have no use for.
    Resources.below("examples", ".feature", loader)
        .forEach((name, bytes) -> usages.read("classpath:" + name, bytes));
    return List.copyOf(usages.uses);
  }

  private void readFolder(Path folder) {
    try {
      for (Path file : Resources.files(folder, ".feature")) {
        read(file.toUri().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the features in " + folder, e);
    }
  }

  private void read(String uri, byte[] feature) {
    String place = FeatureId.of(URI.create(uri));
    List<Envelope> messages = parser().parse(uri, feature).toList();
    Map<String, Long> lines = new HashMap<>();
    messages.forEach(
        message -> message.getGherkinDocument().ifPresent(document -> lines(document, lines)));
    List<Sentence.Use> found = new ArrayList<>();
    messages.stream()
        .map(Envelope::getPickle)
        .flatMap(Optional::stream)
        .map(Pickle::getSteps)
        .flatMap(List::stream)
        .forEach(step -> found.add(use(step, place, lines)));
    uses.addAll(found);
  }

  /** Ids are of use within one reading alone; such as are unique in the world take it longer. */
  static GherkinParser parser() {
    AtomicInteger ids = new AtomicInteger();
    return GherkinParser.builder()
        .includeSource(false)
        .idGenerator(() -> String.valueOf(ids.incrementAndGet()))
        .build();
  }

  private static Sentence.Use use(PickleStep step, String place, Map<String, Long> lines) {
    long line = lines.getOrDefault(step.getAstNodeIds().get(0), 0L);
    return new Sentence.Use(step.getText(), place + ":" + line);
  }

  private static void lines(GherkinDocument document, Map<String, Long> lines) {
    document.getFeature().stream()
        .flatMap(feature -> feature.getChildren().stream())
        .flatMap(Usages::steps)
        .forEach(step -> lines.put(step.getId(), step.getLocation().getLine()));
  }

  private static Stream<Step> steps(FeatureChild child) {
    return Stream.of(
            child.getBackground().stream().flatMap(it -> it.getSteps().stream()),
            child.getScenario().map(Scenario::getSteps).stream().flatMap(List::stream),
            child.getRule().stream()
                .flatMap(it -> it.getChildren().stream())
                .flatMap(Usages::steps))
        .flatMap(it -> it);
  }

  private static Stream<Step> steps(RuleChild child) {
    return Stream.concat(
        child.getBackground().stream().flatMap(it -> it.getSteps().stream()),
        child.getScenario().map(Scenario::getSteps).stream().flatMap(List::stream));
  }
}
