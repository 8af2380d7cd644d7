package dev.goldenpath.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The defects that need not be caught, each with the reason. */
record NotCaught(Map<String, String> reasons) {
  static final Path PLACE = Path.of("src", "test", "resources", "matrix", "not-caught.txt");

  NotCaught {
    reasons = Map.copyOf(reasons);
    if (reasons.values().stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("an excuse in " + PLACE + " has no reason");
    }
  }

  /** Read the lines {@code id: reason}. */
  static NotCaught read() {
    try {
      return new NotCaught(
          Files.readAllLines(PLACE, StandardCharsets.UTF_8).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(":", 2))
              .collect(
                  Collectors.toMap(it -> it[0].strip(), it -> it.length < 2 ? "" : it[1].strip())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean excuses(String defect) {
    return reasons.containsKey(defect);
  }
}
