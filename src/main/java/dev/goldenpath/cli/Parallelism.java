package dev.goldenpath.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

/** How many scenarios the engine runs at a time, by its own settings. */
final class Parallelism {
  static final String PREFIX = "cucumber.execution.parallel.";

  /** So much is made, at most, of a scenario's messages where each has 1 MiB. */
  private static final int MIB_EACH = 64;

  private Parallelism() {}

  /**
   * Return for how many at a time there is memory, where that is fewer than a number by the
   * processors; empty where it is not, or the number is given.
   *
   * @param memory in bytes
   */
  static OptionalInt boundedBy(long memory, Map<String, String> settings) {
    int room = (int) Math.max(1, (memory >> 20) / MIB_EACH);
    return isFixed(settings) || room >= of(settings) ? OptionalInt.empty() : OptionalInt.of(room);
  }

  private static boolean isFixed(Map<String, String> settings) {
    return "fixed".equals(settings.get(PREFIX + "config.strategy"));
  }

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
