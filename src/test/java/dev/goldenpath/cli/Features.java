package dev.goldenpath.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a scenario stands, as {@code --features} wants it. */
final class Features {
  private Features() {}

  /** Return the place of the scenario whose name begins so. */
  static String at(String file, String scenario) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("features", file));
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).strip().startsWith("Scenario: " + scenario)) {
        return "features/%s:%d".formatted(file, line + 1);
      }
    }
    throw new AssertionError(file + " has no scenario " + scenario);
  }
}
