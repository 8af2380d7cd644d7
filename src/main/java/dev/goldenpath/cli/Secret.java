package dev.goldenpath.cli;

import dev.goldenpath.setting.RunKeys;
import dev.goldenpath.setting.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A secret of the reference backend: what it is, and how the run command is told it.
 *
 * @param setting the option for the run command; empty where the environment tells it
 * @param hint what else must be said about it; may be empty
 */
record Secret(Optional<String> value, Optional<String> setting, String hint) {

  /**
   * Take a secret from an option, in clear or as {@code @file}, else from the environment.
   *
   * @throws CommandUnusable if the file can't be read
   */
  static Secret of(String key, Optional<String> option, Map<String, String> environment) {
    String variable = RunKeys.variable(key);
    if (option.isPresent() && option.get().startsWith("@")) {
      return new Secret(
          Optional.of(read(key, option.get().substring(1))),
          Optional.of(key + "=" + option.get()),
          "");
    }
    if (option.isPresent()) {
      return new Secret(
          option, Optional.empty(), "Give it the " + key + " that you chose as " + variable + ".");
    }
    Optional<String> fromEnvironment =
        Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    return new Secret(
        fromEnvironment,
        Optional.empty(),
        fromEnvironment.isPresent() ? "It reads the " + key + " from " + variable + " too." : "");
  }

  /** Return it with a value that was made up where none was given; that one may be shown. */
  Secret orMadeUp(String key, String madeUp) {
    return value.isPresent()
        ? this
        : new Secret(
            Optional.of(madeUp),
            Optional.of(key + "=" + madeUp),
            "The " + key + " was made up for this backend and ends with it.");
  }

  private static String read(String key, String file) {
    try {
      return TextFile.read(Path.of(file)).strip();
    } catch (IOException e) {
      throw new CommandUnusable("--" + key + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Secret[]";
  }
}
