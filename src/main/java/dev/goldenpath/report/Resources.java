package dev.goldenpath.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** List and read what lies below a folder of the class path, in folders and in jars. */
final class Resources {
  private Resources() {}

  /** Return a file of ours, as text. */
  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }

  /**
   * Return the contents of the files below a folder whose names end so, by their path on the class
   * path, in order.
   *
   * @throws UncheckedIOException if the class path can't be read
   */
  static Map<String, byte[]> below(String folder, String ending, ClassLoader loader) {
    Map<String, byte[]> found = new TreeMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(folder))) {
        read(url.toURI(), folder, ending, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder + " from the class path", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("can't read " + folder + " from the class path", e);
    }
    return found;
  }

  private static void read(URI uri, String folder, String ending, Map<String, byte[]> found)
      throws IOException {
    if (!"jar".equals(uri.getScheme())) {
      read(Path.of(uri), folder, ending, found);
      return;
    }
    String text = uri.toString();
    Path jar = Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      read(inside.getPath("/" + folder), folder, ending, found);
    }
  }

  private static void read(Path root, String folder, String ending, Map<String, byte[]> found)
      throws IOException {
    for (Path file : files(root, ending)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      found.putIfAbsent(folder + "/" + name, Files.readAllBytes(file));
    }
  }

  /** Return the files below a folder whose names end so, in order; none if there is no folder. */
  static List<Path> files(Path root, String ending) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
      files.removeIf(file -> !file.toString().endsWith(ending));
      files.sort(null);
      return files;
    }
  }
}
