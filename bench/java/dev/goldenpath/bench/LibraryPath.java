package dev.goldenpath.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The class path of the libraries alone: nothing of the suite but this package, in a jar. */
final class LibraryPath {
  private static final Path CLASSES = Path.of("target", "test-classes");
  private static final Path JAR = Path.of("target", "bench", "bare.jar");

  private LibraryPath() {}

  static String written() throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(JAR));
        DirectoryStream<Path> own = Files.newDirectoryStream(own(), "{Floor,Bare}*.class")) {
      // Cucumber finds a package by the entry of its folder.
      jar.putNextEntry(new JarEntry(CLASSES.relativize(own()) + "/"));
      for (Path each : own) {
        jar.putNextEntry(new JarEntry(CLASSES.relativize(each).toString()));
        Files.copy(each, jar);
      }
    }
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(it -> it.endsWith(".jar"))
        .collect(Collectors.joining(File.pathSeparator, JAR + File.pathSeparator, ""));
  }

  private static Path own() {
    return CLASSES.resolve(LibraryPath.class.getPackageName().replace('.', File.separatorChar));
  }
}
