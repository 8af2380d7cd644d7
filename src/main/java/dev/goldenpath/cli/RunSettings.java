package dev.goldenpath.cli;

import dev.goldenpath.report.EditDistance;
import dev.goldenpath.setting.PropertiesText;
import dev.goldenpath.setting.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The run settings of {@code cucumber.properties}: the one in the working directory, else the one
 * inside the jar.
 *
 * <p>A system property of the same name binds more than the file. What is not known is an error: it
 * would be ignored, and more run than was meant.
 */
final class RunSettings {
  private static final String NAME = "cucumber.properties";

  private static final Set<String> KNOWN =
      Stream.of(
              io.cucumber.core.options.Constants.class,
              io.cucumber.junit.platform.engine.Constants.class)
          .flatMap(type -> Arrays.stream(type.getFields()))
          .map(RunSettings::text)
          .filter(key -> key.startsWith("cucumber."))
          .collect(Collectors.toUnmodifiableSet());

  /** Settings that have something of one's own behind the dot. */
  private static final List<String> FURTHER =
      List.of("cucumber.execution.exclusive-resources.", "cucumber.execution.parallel.config.");

  private RunSettings() {}

  private static String text(Field constant) {
    try {
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("a public constant can't be read", impossible);
    }
  }

  /**
   * @throws CommandUnusable if the file can't be read
   */
  static Map<String, String> read(Path folder) {
    Path file = folder.resolve(NAME);
    Map<String, String> settings = new TreeMap<>();
    try {
      String text = Files.exists(file) ? TextFile.read(file) : inside();
      settings.putAll(PropertiesText.parse(NAME, text));
    } catch (IOException e) {
      throw new CommandUnusable(String.valueOf(e.getMessage()), e);
    }
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith("cucumber.") || settings.containsKey(key))
        .forEach(key -> settings.put(key, System.getProperty(key, "")));
    settings.keySet().forEach(RunSettings::checkKey);
    System.getenv().keySet().forEach(RunSettings::checkVariable);
    return settings;
  }

  private static void checkKey(String key) {
    boolean known =
        !key.startsWith("cucumber")
            || KNOWN.contains(key)
            || FURTHER.stream().anyMatch(key::startsWith);
    if (!known) {
      throw new CommandUnusable(
          NAME
              + ": there is no run setting "
              + key
              + "; did you mean "
              + EditDistance.nearest(key, KNOWN, 1).get(0)
              + "?");
    }
  }

  /** What Cucumber reads from the environment elsewhere, and would be ignored here. */
  static void checkVariable(String variable) {
    String key = variable.toLowerCase(Locale.ROOT).replace('_', '.');
    if (key.equals("cucumber.features") || key.startsWith("cucumber.filter.")) {
      throw new CommandUnusable(
          "environment %s is read by nobody; give --tags or --features, or set %s in %s."
              .formatted(variable, key, NAME));
    }
  }

  private static String inside() throws IOException {
    try (InputStream inside = RunSettings.class.getResourceAsStream("/" + NAME)) {
      return inside == null ? "" : TextFile.decode(NAME, inside.readAllBytes());
    }
  }
}
