package dev.goldenpath.cli;

import dev.goldenpath.report.Scenarios;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Source;
import io.cucumber.messages.types.SourceMediaType;
import io.cucumber.messages.types.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is meant by a line of a feature file: a line inside a scenario means it, an example row
 * itself, a heading or a background what stands below it; any other line means nothing.
 */
final class FeatureLines {
  /** Some lines, and those by which the engine knows what they stand for. */
  private record LineRange(long first, long last, List<Long> runs) {
    boolean holds(long line) {
      return first <= line && line <= last;
    }

    long length() {
      return last - first;
    }
  }

  private final List<String> lines;
  private final List<LineRange> parts = new ArrayList<>();
  private final TreeSet<Long> starts = new TreeSet<>();

  private FeatureLines(String text, GherkinDocument document) {
    this.lines = text.lines().toList();
    document.getFeature().ifPresent(this::read);
  }

  /**
   * Read a file by its name and its bytes.
   *
   * @return empty where it can't be parsed, which the engine tells in its own words
   * @throws IOException if it is no text
   */
  static Optional<FeatureLines> of(String name, byte[] bytes) throws IOException {
    String text = FeatureSource.decode(name, bytes);
    Source source = new Source(name, text, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN);
    List<Envelope> read = GherkinParser.builder().build().parse(Envelope.of(source)).toList();
    return read.stream().anyMatch(it -> it.getParseError().isPresent())
        ? Optional.empty()
        : read.stream()
            .flatMap(it -> it.getGherkinDocument().stream())
            .map(it -> new FeatureLines(text, it))
            .findFirst();
  }

  /** Return the lines by which the engine knows what stands at a line; none where nothing does. */
  List<Long> at(long line) {
    return parts.stream()
        .filter(part -> part.holds(line))
        .min(Comparator.comparingLong(LineRange::length))
        .map(LineRange::runs)
        .orElse(List.of());
  }

  /** Say why nothing stands at a line. */
  String nothingAt(String line) {
    boolean beyond = line.length() > 9 || Long.parseLong(line) > lines.size();
    return (beyond ? "the file ends at line " + lines.size() : "no scenario stands there")
        + parts.stream()
            .flatMap(part -> part.runs().stream())
            .min(Comparator.comparing(it -> beyond ? -it : Math.abs(it - Long.parseLong(line))))
            .map(it -> "; the nearest is at line " + it)
            .orElse("; the file holds no scenario");
  }

  private void read(Feature feature) {
    feature.getChildren().forEach(this::start);
    read(feature.getTags(), feature.getLocation(), feature.getChildren());
  }

  private void start(FeatureChild child) {
    child.getBackground().ifPresent(it -> starts.add(it.getLocation().getLine()));
    child.getScenario().ifPresent(it -> starts.add(first(it)));
    child
        .getRule()
        .ifPresent(
            rule -> {
              starts.add(first(rule.getTags(), rule.getLocation().getLine()));
              Scenarios.inside(rule).forEach(this::start);
            });
  }

  /** Take a feature or a rule: its heading and its background mean all that stands in it. */
  private void read(List<Tag> tags, Location at, List<FeatureChild> children) {
    List<Long> all = runs(Scenarios.of(children));
    heading(first(tags, at.getLine()), all);
    for (FeatureChild child : children) {
      child.getBackground().ifPresent(it -> read(it, all));
      child.getScenario().ifPresent(this::read);
      child.getRule().ifPresent(it -> read(it.getTags(), it.getLocation(), Scenarios.inside(it)));
    }
  }

  private void read(Background background, List<Long> runs) {
    long first = background.getLocation().getLine();
    add(first, lastBefore(next(first)), runs);
  }

  private void read(Scenario scenario) {
    long first = first(scenario);
    long next = next(first);
    add(first, lastBefore(next), runs(Stream.of(scenario)));
    List<Examples> tables = scenario.getExamples();
    for (int i = 0; i < tables.size(); i++) {
      long until = i + 1 < tables.size() ? first(tables.get(i + 1)) : next;
      add(first(tables.get(i)), lastBefore(until), Scenarios.lines(tables.get(i)).toList());
      Scenarios.lines(tables.get(i)).forEach(row -> add(row, row, List.of(row)));
    }
  }

  /** Take a heading with its tags and its words, each line for itself: blank ones mean nothing. */
  private void heading(long first, List<Long> runs) {
    LongStream.range(first, next(first))
        .filter(this::isContent)
        .forEach(line -> add(line, line, runs));
  }

  private void add(long first, long last, List<Long> runs) {
    parts.add(new LineRange(first, last, runs));
  }

  private static List<Long> runs(Stream<Scenario> scenarios) {
    return scenarios.flatMap(Scenarios::lines).toList();
  }

  private long next(long start) {
    Long next = starts.higher(start);
    return next == null ? lines.size() + 1L : next;
  }

  private long lastBefore(long line) {
    return LongStream.iterate(line - 1, it -> it - 1)
        .limit(line)
        .filter(this::isContent)
        .findFirst()
        .orElse(line - 1);
  }

  private boolean isContent(long line) {
    String text = line < 1 ? "" : lines.get((int) line - 1).strip();
    return !text.isEmpty() && !text.startsWith("#");
  }

  private static long first(Scenario scenario) {
    return first(scenario.getTags(), scenario.getLocation().getLine());
  }

  private static long first(Examples examples) {
    return first(examples.getTags(), examples.getLocation().getLine());
  }

  private static long first(List<Tag> tags, long heading) {
    return tags.stream().mapToLong(it -> it.getLocation().getLine()).min().orElse(heading);
  }
}
