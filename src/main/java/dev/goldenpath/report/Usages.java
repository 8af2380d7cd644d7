package dev.goldenpath.report;

import dev.goldenpath.result.FeatureId;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

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
    List<Envelope> messages = parser().parse(uri, feature).toList();
    messages.stream()
        .flatMap(message -> message.getGherkinDocument().stream())
        .map(document -> new FeatureText(FeatureId.of(URI.create(uri)), document))
        .forEach(text -> read(messages, text));
  }

  private void read(List<Envelope> messages, FeatureText text) {
    messages.stream()
        .flatMap(message -> message.getPickle().stream())
        .flatMap(pickle -> pickle.getSteps().stream())
        .forEach(step -> uses.add(new Sentence.Use(step.getText(), text.place(step))));
  }

  /** Ids are of use within one reading alone; such as are unique in the world take it longer. */
  static GherkinParser parser() {
    AtomicInteger ids = new AtomicInteger();
    return GherkinParser.builder()
        .includeSource(false)
        .idGenerator(() -> String.valueOf(ids.incrementAndGet()))
        .build();
  }
}
