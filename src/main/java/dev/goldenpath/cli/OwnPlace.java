package dev.goldenpath.cli;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the jar lies. Java's URLs of what is inside a jar end the jar's own path at the first
 * {@code !/}; in a folder whose name ends so, nothing would be found.
 */
final class OwnPlace {
  private static final String END_OF_JAR = "!/";

  private OwnPlace() {}

  /** Find the jar, or the folder, that a class comes from. */
  static Path of(Class<?> ours) {
    return Path.of(URI.create(location(ours)));
  }

  /** Return what starts it from here: as it was started, or as the build makes it. */
  static String command() {
    Path own = of(OwnPlace.class);
    return Files.isDirectory(own)
        ? "target/goldenpath"
        : command(own, Path.of("").toAbsolutePath());
  }

  static String command(Path jar, Path here) {
    Path near = jar.startsWith(here) ? here.relativize(jar) : jar;
    String name = near.getNameCount() == 1 && !near.isAbsolute() ? "./" + near : near.toString();
    String quoted = name.matches("[\\w./\\\\:-]+") ? name : quoted(name);
    return name.endsWith(".jar") ? "java -jar " + quoted : quoted;
  }

  /** Return a word as a shell takes it, whatever it holds. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static String location(Class<?> ours) {
    return ours.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  /**
   * Start the class again from a path that can be told apart, if need be; its main method exits.
   */
  static void restartIfNeedBe(Class<?> main, String[] args) throws ReflectiveOperationException {
    String place = location(main);
    if (!place.contains(END_OF_JAR)) {
      return;
    }
    ClassLoader loader =
        new URLClassLoader(new URL[] {escaped(place)}, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader.loadClass(main.getName()).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  static URL escaped(String place) {
    try {
      return URI.create(place.replace("!", "%21")).toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
