package dev.goldenpath.cli;

import dev.goldenpath.setting.RunKeys;
import dev.goldenpath.setting.SettingUnusable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Hold {@code mvn verify} to what the command line holds to: what is said of a run counts, or is an
 * error.
 */
public final class MavenRun implements LauncherSessionListener {
  private static final String FEATURES = "cucumber.features";

  /** Made by JUnit. */
  public MavenRun() {}

  /** Give the engine the lines that it knows for those that people write: a step's, a heading's. */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String written = System.getProperty(FEATURES, "");
    if (!written.isBlank()) {
      System.setProperty(
          FEATURES,
          Arrays.stream(written.split(","))
              .map(String::strip)
              .flatMap(path -> FeaturePath.of(path).selectors().stream())
              .map(MavenRun::forEngine)
              .collect(Collectors.joining(",")));
    }
  }

  /** Write a selector as {@code cucumber.features} has it: {@code file:/x.feature:12}. */
  private static String forEngine(DiscoverySelector selector) {
    return selector instanceof UriSelector uri
        ? uri.getUri().toString().replace("?line=", ":")
        : ((FileSelector) selector).getFile().toURI().toString();
  }

  /**
   * See that no setting of the run has got lost on its way.
   *
   * @throws SettingUnusable if one has
   */
  static void check() {
    for (String key : RunSettings.read(Path.of("")).keySet()) {
      if (System.getProperty(key) == null) {
        throw new SettingUnusable(
            "cucumber.properties: "
                + key
                + " has not come to the run; save the file as UTF-8 without a byte order mark");
      }
    }
    for (String key : RunKeys.OPTIONS) {
      String variable = RunKeys.variable(key);
      boolean given =
          System.getProperty("goldenpath." + key) != null || System.getenv(variable) != null;
      if (given && !key.equals("seed")) {
        throw new SettingUnusable(
            key
                + ": "
                + variable
                + " and -Dgoldenpath."
                + key
                + " are for the jar; with Maven write -Dcucumber.filter.tags, -Dcucumber.features"
                + " and the like");
      }
    }
  }
}
