package dev.goldenpath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
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

  static Map<String, String> read(Path folder) {
    Properties read = new Properties();
    Path file = folder.resolve(NAME);
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          read.load(reader);
        }
      } else {
        loadInside(read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + NAME, e);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String key : read.stringPropertyNames()) {
      settings.put(key, System.getProperty(key, read.getProperty(key, "")));
    }
    return settings;
  }

  private static void loadInside(Properties into) throws IOException {
    try (InputStream inside = RunSettings.class.getResourceAsStream("/" + NAME)) {
      if (inside != null) {
        into.load(inside);
      }
    }
  }
}
