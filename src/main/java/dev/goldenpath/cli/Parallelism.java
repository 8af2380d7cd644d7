package dev.goldenpath.cli;

import java.math.BigDecimal;
import java.util.Map;

/** How many scenarios the engine runs at a time, by its own settings. */
final class Parallelism {
  static final String PREFIX = "cucumber.execution.parallel.";

  private Parallelism() {}

  /** Return the number for this machine; 1 where the settings say nothing that can be read. */
  static int of(Map<String, String> settings) {
    if (!Boolean.parseBoolean(settings.get(PREFIX + "enabled"))) {
      return 1;
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return switch (settings.getOrDefault(PREFIX + "config.strategy", "dynamic")) {
      case "fixed" -> number(settings, "config.fixed.parallelism").intValue();
      case "dynamic" ->
          number(settings, "config.dynamic.factor")
              .multiply(BigDecimal.valueOf(processors))
              .max(BigDecimal.ONE)
              .intValue();
      default -> processors;
    };
  }

  private static BigDecimal number(Map<String, String> settings, String key) {
    String value = settings.getOrDefault(PREFIX + key, "");
    return value.matches("\\d{1,6}(\\.\\d{1,6})?") ? new BigDecimal(value) : BigDecimal.ONE;
  }
}
