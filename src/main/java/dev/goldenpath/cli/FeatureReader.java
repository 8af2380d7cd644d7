package dev.goldenpath.cli;

import dev.goldenpath.report.Scenarios;
import dev.goldenpath.result.RunResults;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParser;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.gherkin.messages.GherkinMessagesFeatureParser;
import io.cucumber.messages.types.Envelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Read features for the Cucumber engine, which finds this as a service: by our own reader of text
 * files, with {@link LanguageOfRegion languages of a region} that the engine can run, and with a
 * word about what would be left out in silence.
 */
public final class FeatureReader implements FeatureParser {
  private static final ConcurrentLinkedQueue<String> DROPPED = new ConcurrentLinkedQueue<>();

  private final FeatureParser gherkin = new GherkinMessagesFeatureParser();

  /** Made by the engine. */
  public FeatureReader() {}

  /** Take what was read since the last time and can never run; each is told once. */
  static List<String> takeDropped() {
    List<String> taken = List.copyOf(DROPPED);
    DROPPED.removeAll(taken);
    return taken;
  }

  @Override
  public Optional<Feature> parse(URI uri, InputStream in, Supplier<UUID> ids) throws IOException {
    String name = RunResults.current().featureId(uri);
    Optional<Feature> feature = gherkin.parse(uri, utf8(name, in.readAllBytes()), ids);
    if (feature.isEmpty()) {
      DROPPED.add(name + " holds no feature, so nothing of it runs");
    }
    feature.stream()
        .flatMap(it -> StreamSupport.stream(it.getParseEvents().spliterator(), false))
        .map(Envelope.class::cast)
        .flatMap(it -> it.getGherkinDocument().stream())
        .flatMap(it -> Scenarios.withoutRuns(name, it).stream())
        .forEach(DROPPED::add);
    return feature.map(LanguageOfRegion::runnable);
  }

  private static InputStream utf8(String name, byte[] bytes) {
    try {
      return new ByteArrayInputStream(FeatureSource.forGherkin(name, bytes));
    } catch (IOException noText) {
      throw new FeatureParserException(noText.getMessage(), noText);
    }
  }

  @Override
  @Deprecated
  public Optional<Feature> parse(URI uri, String text, Supplier<UUID> ids) {
    try {
      return parse(uri, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ids);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The highest is taken, and the engine's own is 8. */
  @Override
  public String version() {
    return "9";
  }
}
