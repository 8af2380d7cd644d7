package dev.goldenpath.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** Where features are: a folder, a file, a file's lines, or the jar itself. */
final class FeaturePath {
  private static final Pattern WITH_LINES = Pattern.compile("(.+\\.feature)((?::\\d+)+)");

  private final List<DiscoverySelector> selectors;

  private FeaturePath(List<DiscoverySelector> selectors) {
    this.selectors = List.copyOf(selectors);
  }

  /**
   * Read a path as people write it: {@code features}, {@code features/x.feature}, {@code
   * features/x.feature:12:20}.
   *
   * @throws CommandUnusable if there is no such file or folder
   */
  static FeaturePath of(String written) {
    Matcher lines = WITH_LINES.matcher(written);
    String path = lines.matches() ? lines.group(1) : written;
    Path file = Path.of(path).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new CommandUnusable("There are no features at " + path + ": no such file or folder.");
    }
    if (Files.isDirectory(file)) {
      return new FeaturePath(List.of(DiscoverySelectors.selectDirectory(file.toFile())));
    }
    if (!lines.matches()) {
      return new FeaturePath(List.of(DiscoverySelectors.selectFile(file.toFile())));
    }
    return new FeaturePath(
        Pattern.compile(":")
            .splitAsStream(lines.group(2).substring(1))
            .<DiscoverySelector>map(
                line -> DiscoverySelectors.selectUri(file.toUri() + "?line=" + line))
            .toList());
  }

  /** Return {@code features/} in that folder, or the features inside the jar. */
  static FeaturePath atHand(Path folder) {
    return Files.isDirectory(folder.resolve("features"))
        ? of(folder.resolve("features").toString())
        : new FeaturePath(List.of(DiscoverySelectors.selectPackage("features")));
  }

  List<DiscoverySelector> selectors() {
    return selectors;
  }
}
