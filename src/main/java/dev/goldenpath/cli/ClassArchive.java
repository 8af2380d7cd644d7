package dev.goldenpath.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keep the classes as they are loaded by now, so that the next start takes half as long.
 *
 * <p>The launcher names the file, by jar and JDK, and only if there is none yet. It is written
 * under another name and moved, so that no process started meanwhile sees half of it.
 */
final class ClassArchive {
  /** Set by the launcher alone; no setting of a target's. */
  static final String PROPERTY = "dev.goldenpath.archive";

  private ClassArchive() {}

  /** Write what the launcher asks for; a second or two, once. */
  static void keep() {
    Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).ifPresent(ClassArchive::keep);
  }

  private static void keep(Path archive) {
    Path unfinished =
        archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
    try {
      dump(unfinished);
      if (Files.exists(unfinished)) {
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        removeOlder(archive);
      }
    } catch (IOException | JMException | RuntimeException unable) {
      // A full disk, a JVM of another kind: the next start takes as long as this one, and that is
      // all. The run's own result must not hang on it.
      unfinished.toFile().delete();
    }
  }

  /** The JDK tells on our standard output what it has written; that is nobody's business. */
  private static void dump(Path file) throws JMException {
    link();
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      write(file);
    } finally {
      System.setOut(out);
    }
  }

  private static void write(Path file) throws JMException {
    diagnose("vmCds", "dynamic_dump", file.toString());
  }

  /** A class that is loaded and not linked, one in six, would be left out. */
  private static void link() throws JMException {
    diagnose("vmClassHierarchy")
        .lines()
        .map(line -> line.replaceFirst("^[|\\- ]*", "").split("/")[0])
        .forEach(ClassArchive::link);
  }

  /**
   * Ask for something that the JVM must link a class for; it is not initialized by that. Of an
   * interface Java knows without looking that it has no constructors.
   */
  private static void link(String name) {
    try {
      Class<?> loaded = Class.forName(name, false, ClassArchive.class.getClassLoader());
      if (loaded.isInterface()) {
        loaded.getDeclaredMethods();
      } else {
        loaded.getDeclaredConstructors();
      }
    } catch (ClassNotFoundException | LinkageError notToBeLinked) {
      // A class made at run time, or one that refers to what is not there: not to be kept either.
    }
  }

  private static String diagnose(String command, String... arguments) throws JMException {
    Object told =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                command,
                new Object[] {arguments},
                new String[] {String[].class.getName()});
    return String.valueOf(told);
  }

  /** Those of earlier builds at the same place: {@code PLACE-STATE.jsa}. */
  private static void removeOlder(Path archive) throws IOException {
    String name = archive.getFileName().toString();
    String place = name.substring(0, name.indexOf('-') + 1);
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(archive.toAbsolutePath().getParent(), place + "*.jsa")) {
      for (Path other : all) {
        if (!other.equals(archive.toAbsolutePath())) {
          Files.deleteIfExists(other);
        }
      }
    }
  }
}
