package dev.goldenpath.result;

import java.net.URI;
import java.nio.file.Path;

/** Name a feature file the same, whether it was read from a folder or from the jar. */
public final class FeatureId {
  private static final String FOLDER = "features/";

  private FeatureId() {}

  /**
   * Return {@code features/order/x.feature} for that file, wherever its {@code features} folder is.
   *
   * <p>A file outside such a folder is named relative to the working directory where it is below
   * it, else by its whole path.
   */
  public static String of(URI uri) {
    String path = pathOf(uri);
    int folder = path.lastIndexOf("/" + FOLDER);
    if (folder >= 0) {
      return path.substring(folder + 1);
    }
    Path working = Path.of("").toAbsolutePath();
    Path file = Path.of(path);
    return file.startsWith(working) ? slashed(working.relativize(file)) : path;
  }

  private static String pathOf(URI uri) {
    if ("classpath".equals(uri.getScheme())) {
      return uri.getSchemeSpecificPart().replaceFirst("^/*", "");
    }
    return uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
