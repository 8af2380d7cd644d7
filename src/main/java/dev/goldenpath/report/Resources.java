package dev.goldenpath.report;

import io.cucumber.core.resource.Resource;
import io.cucumber.core.resource.ResourceScanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** List and read what lies below a folder of the class path, in folders and in jars. */
public final class Resources {
  private Resources() {}

  /** Return a file of ours, as text. */
  public static String text(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
  }

  /** Return a file of ours, as text; empty where there is none of that name. */
  static Optional<String> find(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }

  /**
   * Return the contents of the files below a folder whose names end so, by their path on the class
   * path, in order. They are searched by Cucumber's own means, so that a jar which it holds open is
   * not opened once more.
   */
  static Map<String, byte[]> below(String folder, String ending, ClassLoader loader) {
    Map<String, byte[]> found = new TreeMap<>();
    scan(folder, ending, loader, it -> found.putIfAbsent(name(it), bytes(it)));
    return found;
  }

  /** Return the names of the files below a folder that end so, unread. */
  static Set<String> namesBelow(String folder, String ending, ClassLoader loader) {
    Set<String> found = new TreeSet<>();
    scan(folder, ending, loader, it -> found.add(name(it)));
    return found;
  }

  private static void scan(
      String folder, String ending, ClassLoader loader, Consumer<Resource> visit) {
    new ResourceScanner<>(
            () -> loader,
            file -> file.toString().endsWith(ending),
            resource -> {
              visit.accept(resource);
              return Optional.empty();
            })
        .scanForResourcesInPackage(folder.replace('/', '.'), any -> true);
  }

  /** Return its path, {@code features/x.feature}. */
  private static String name(Resource resource) {
    return resource.getUri().getSchemeSpecificPart().replaceFirst("^/", "");
  }

  private static byte[] bytes(Resource resource) {
    try (InputStream in = resource.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + resource.getUri(), e);
    }
  }

  /** Return the files below a folder whose names end so, in order; none if there is no folder. */
  static List<Path> files(Path root, String ending) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }
}
