package dev.goldenpath.cli;

import dev.goldenpath.setting.RunKeys;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Take a run's options from {@code -Dgoldenpath.tags} and {@code GOLDENPATH_TAGS} too. */
final class RunDefaults implements IDefaultValueProvider {
  private final Map<String, String> environment;
  private final UnaryOperator<@Nullable String> properties;

  RunDefaults() {
    this(System.getenv(), System::getProperty);
  }

  RunDefaults(Map<String, String> environment, UnaryOperator<@Nullable String> properties) {
    this.environment = environment;
    this.properties = properties;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    String key = argument instanceof OptionSpec option ? option.longestName().substring(2) : "";
    return RunKeys.OPTIONS.contains(key) ? value(key) : null;
  }

  @Nullable String value(String key) {
    String property = properties.apply("goldenpath." + key);
    String variable = environment.get(RunKeys.variable(key));
    String given = property == null ? variable : property;
    return given == null || given.isBlank() ? null : given.strip();
  }
}
