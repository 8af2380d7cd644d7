package dev.goldenpath.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keep the classes as they are once loaded, so that the next start takes half as long.
 *
 * <p>The launcher names the file, by jar and JDK, and only if there is none yet, and has Java list
 * what it loads meanwhile. Another Java makes an archive of that, the JDK's own classes included:
 * one for all is read faster than one that is laid over the JDK's, and old classes have a place in
 * it. It is written under another name and moved, so that no process started meanwhile sees half of
 * it.
 */
final class ClassArchive {
  /** Set by the launcher alone; no settings of a target's. */
  static final String PROPERTY = "dev.goldenpath.archive";

  static final String LIST = "dev.goldenpath.classes";

  private static final int LIMIT_MINUTES = 2;

  private ClassArchive() {}

  /**
   * Write what the launcher asks for; some seconds, once.
   *
   * @param whole if all was loaded that the next start wants; else nothing is kept
   */
  static void keep(boolean whole) {
    Optional<Path> list = named(LIST);
    Optional<Path> archive = whole ? named(PROPERTY) : Optional.empty();
    if (list.isPresent() && archive.isPresent()) {
      keep(list.get(), archive.get());
    }
    list.ifPresent(it -> it.toFile().delete());
  }

  private static Optional<Path> named(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  private static void keep(Path list, Path archive) {
    Path unfinished = list.resolveSibling(list.getFileName() + ".jsa");
    try {
      if (made(unfinished, list)) {
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        removeOlder(archive);
      }
    } catch (IOException unable) {
      // A full disk, a JVM of another kind: the next start takes as long as this one, and that is
      // all. The run's own result must not hang on it.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      unfinished.toFile().delete();
    }
  }

  /** What that Java tells of single classes is nobody's business. */
  private static boolean made(Path file, Path list) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + file,
                "-cp",
                System.getProperty("java.class.path"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      return java.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && java.exitValue() == 0;
    } finally {
      java.destroyForcibly();
    }
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
