package dev.goldenpath.setting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Refuse variables and properties that are ours but for a letter, an underscore or their case: they
 * would be ignored, and something else be judged than was meant.
 */
final class Misnamed {
  private static final int SLIPS = 2;

  private static final Map<String, String> KNOWN = new TreeMap<>();

  static {
    List<String> variables = new ArrayList<>(List.of(Settings.REAL_AGENTS));
    Arrays.stream(SettingKey.values()).map(SettingKey::variable).forEach(variables::add);
    RunKeys.ALL.stream().map(RunKeys::variable).forEach(variables::add);
    variables.forEach(it -> KNOWN.put(letters(it), it));
  }

  private Misnamed() {}

  /**
   * Look at the variables that nobody reads.
   *
   * @throws SettingUnusable if one is near to a name of ours
   */
  static void refuseVariables(Map<String, String> environment) {
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      boolean read = KNOWN.containsValue(name);
      if (!read && !variable.getValue().isEmpty() && !name.startsWith(RunKeys.VARIABLE)) {
        nearest(name).ifPresent(it -> refuse("environment " + name, it));
      }
      if (!read
          && RunKeys.ALL.stream().anyMatch(it -> RunKeys.variable(it).equalsIgnoreCase(name))) {
        refuse("environment " + name, name.toUpperCase(Locale.ROOT));
      }
    }
  }

  /** Look at the properties that nobody reads, see {@link #refuseVariables}. */
  static void refuseProperties(Map<String, String> properties) {
    for (String name : new TreeMap<>(properties).keySet()) {
      if (!name.startsWith(RunKeys.PROPERTY)) {
        nearest(name)
            .map(it -> it.startsWith(RunKeys.VARIABLE) ? property(it) : it + " in the environment")
            .ifPresent(it -> refuse("-D" + name, it));
      }
    }
  }

  private static String property(String variable) {
    return Arrays.stream(SettingKey.values())
        .filter(it -> it.variable().equals(variable))
        .map(it -> "-D" + RunKeys.PROPERTY + it.key())
        .findFirst()
        .orElse(
            "-D"
                + RunKeys.PROPERTY
                + variable.substring(RunKeys.VARIABLE.length()).toLowerCase(Locale.ROOT));
  }

  private static void refuse(String source, String meant) {
    throw new SettingUnusable(source + " is read by nobody; did you mean " + meant + "?");
  }

  private static Optional<String> nearest(String name) {
    String letters = letters(name);
    if (letters.startsWith(letters(RunKeys.VARIABLE + SettingKey.HEADERS))) {
      return Optional.of(RunKeys.VARIABLE + "HEADERS_NAME");
    }
    return Nearest.within(SLIPS, letters, KNOWN.keySet()).map(KNOWN::get);
  }

  private static String letters(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
