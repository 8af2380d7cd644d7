package dev.goldenpath.cli;

import dev.goldenpath.setting.PropertiesText;
import dev.goldenpath.setting.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The run settings of {@code cucumber.properties}: the one in the working directory, else the one
 * inside the jar.
 *
 * <p>A system property of the same name binds more than the file.
 */
final class RunSettings {
  private static final String NAME = "cucumber.properties";

  private RunSettings() {}

  /**
   * Read the settings.
   *
   * @throws CommandUnusable if the file can't be read
   */
  static Map<String, String> read(Path folder) {
    Path file = folder.resolve(NAME);
    Map<String, String> settings = new TreeMap<>();
    try {
      String text = Files.exists(file) ? TextFile.read(file) : inside();
      settings.putAll(PropertiesText.parse(NAME, text));
    } catch (IOException e) {
      throw new CommandUnusable(e.getMessage(), e);
    }
    settings.replaceAll((key, value) -> System.getProperty(key, value));
    return settings;
  }

  private static String inside() throws IOException {
    try (InputStream inside = RunSettings.class.getResourceAsStream("/" + NAME)) {
      return inside == null ? "" : TextFile.decode(NAME, inside.readAllBytes());
    }
  }
}
