package dev.goldenpath.result;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Name a feature file the same, whether it was read from a folder or from the jar. */
public final class FeatureId {
  private static final String FOLDER = "features/";

  private FeatureId() {}

  /**
   * Return {@code features/order/x.feature} for that file, wherever its {@code features} folder is.
   *
   * <p>A file outside such a folder is named relative to the working directory where it is below
   * it, else by its whole path. Of several folders in one run {@link RunResults#featureId} knows.
   */
  public static String of(URI uri) {
    return candidates(uri).get(0);
  }

  /** Return the names that a file may have, the shortest first: folder by folder up from there. */
  static List<String> candidates(URI uri) {
    String path = pathOf(uri);
    int start = path.startsWith(FOLDER) ? 0 : path.lastIndexOf("/" + FOLDER) + 1;
    if (!path.startsWith(FOLDER, start)) {
      return List.of(belowWorkingDirectory(path));
    }
    List<String> names = new ArrayList<>();
    names.add(path.substring(start));
    while (start > 1) {
      start = path.lastIndexOf('/', start - 2) + 1;
      names.add(path.substring(start));
    }
    return names;
  }

  private static String belowWorkingDirectory(String path) {
    Path working = Path.of("").toAbsolutePath();
    Path file = Path.of(path);
    return file.startsWith(working) ? slashed(working.relativize(file)) : path;
  }

  static String pathOf(URI uri) {
    if ("classpath".equals(uri.getScheme())) {
      return uri.getSchemeSpecificPart().replaceFirst("^/*", "");
    }
    return uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
