package dev.goldenpath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** The features that the jar brings along, by the names that failures give them. */
final class FeaturesInside {
  private static final String FOLDER = "features";

  /** Means all of them, where there are others at hand. */
  static final String WORD = "built-in";

  private FeaturesInside() {}

  /** Select all. */
  static List<DiscoverySelector> all() {
    return select(names().toList());
  }

  /**
   * Return the names of what a path means: one file, those below a folder, or by {@code built-in}
   * all. None where a file or folder is there that is called so.
   */
  static List<String> named(String path) {
    String name =
        path.equals(WORD) ? FOLDER : path.replaceFirst("^\\./", "").replaceFirst("/$", "");
    return (name + "/").startsWith(FOLDER + "/") && !isThere(path)
        ? names().filter(it -> it.equals(name) || it.startsWith(name + "/")).toList()
        : List.of();
  }

  private static boolean isThere(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  static List<DiscoverySelector> select(List<String> names) {
    return names.stream()
        .<DiscoverySelector>map(DiscoverySelectors::selectClasspathResource)
        .toList();
  }

  /** Return the text of one of them. */
  static byte[] bytes(String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(FeaturesInside.class.getResourceAsStream("/" + name))) {
      return text.readAllBytes();
    }
  }

  private static Stream<String> names() {
    Path own = OwnPlace.of(FeaturesInside.class);
    try {
      return (Files.isDirectory(own) ? inFolder(own) : inJar(own))
          .stream()
              .filter(name -> name.startsWith(FOLDER + "/") && name.endsWith(FeaturePath.ENDING))
              .sorted();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + own, unreadable);
    }
  }

  private static List<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve(FOLDER))) {
      return walk.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList();
    }
  }

  private static List<String> inJar(Path jar) throws IOException {
    try (ZipFile open = new ZipFile(jar.toFile())) {
      return open.stream().map(ZipEntry::getName).toList();
    }
  }
}
