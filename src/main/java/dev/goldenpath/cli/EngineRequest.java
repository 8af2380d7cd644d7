package dev.goldenpath.cli;

import dev.goldenpath.report.CucumberPage;
import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.StepCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.platform.engine.discovery.FileSelector;

/**
 * What the Cucumber engine is told: the run settings of the file, and over them the command line's.
 *
 * @param folder where the outputs go
 * @param cucumberPage whether Cucumber's own page is written, of 3 MB and more
 * @param glue the package of the sentences
 */
record EngineRequest(
    List<FeaturePath> features,
    Optional<String> tags,
    OptionalInt parallel,
    Path folder,
    boolean cucumberPage,
    String glue) {
  private static final String PLUGIN = "cucumber.plugin";

  EngineRequest {
    features = List.copyOf(features);
  }

  static EngineRequest of(
      List<FeaturePath> features,
      Optional<String> tags,
      OptionalInt parallel,
      Path folder,
      boolean cucumberPage) {
    return new EngineRequest(
        features, tags, parallel, folder, cucumberPage, Glue.packages(StepCatalogue.GLUE));
  }

  /** Return the files that are asked for as a whole, and not by lines. */
  List<Path> wholeFiles() {
    return features.stream()
        .flatMap(path -> path.selectors().stream())
        .filter(FileSelector.class::isInstance)
        .map(selector -> ((FileSelector) selector).getFile().toPath())
        .toList();
  }

  /** Return the expression of tags that binds; empty where there is none. */
  String tags(Map<String, String> file) {
    return tags.orElse(file.getOrDefault(Engine.TAGS, ""));
  }

  /** Return the engine's parameters, over those of the file. */
  Map<String, String> parameters(Map<String, String> file) {
    Map<String, String> parameters = new TreeMap<>(file);
    // Which features and which glue is said by selectors and below: the first would replace them.
    parameters.remove("cucumber.features");
    parameters.put("cucumber.glue", glue);
    parameters.put("cucumber.publish.quiet", "true");
    parameters.put(PLUGIN, plugins(file));
    tags.ifPresent(expression -> parameters.put("cucumber.filter.tags", expression));
    (parallel.isPresent()
            ? parallel
            : Parallelism.boundedBy(Runtime.getRuntime().maxMemory(), parameters))
        .ifPresent(count -> parallel(count, parameters));
    return parameters;
  }

  private String plugins(Map<String, String> file) {
    List<String> plugins = new ArrayList<>();
    plugins.add(LivingDocs.class.getName() + ":" + folder);
    plugins.add(Progress.class.getName());
    if (cucumberPage) {
      plugins.add(CucumberPage.class.getName() + ":" + folder);
    }
    Arrays.stream(file.getOrDefault(PLUGIN, "").split(","))
        .map(String::strip)
        .filter(plugin -> !plugin.isEmpty())
        .filter(plugin -> !plugin.startsWith("dev.goldenpath.report."))
        .forEach(plugins::add);
    return String.join(",", plugins);
  }

  private static void parallel(int count, Map<String, String> parameters) {
    parameters.put(Parallelism.PREFIX + "enabled", String.valueOf(count > 1));
    parameters.put(Parallelism.PREFIX + "config.strategy", "fixed");
    parameters.put(Parallelism.PREFIX + "config.fixed.parallelism", String.valueOf(count));
    parameters.put(Parallelism.PREFIX + "config.fixed.max-pool-size", String.valueOf(count));
  }
}
