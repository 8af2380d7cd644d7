package dev.goldenpath.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that is measured from its start to its end.
 *
 * @param worst the highest exit code that is an answer; above it the figure would mean nothing
 */
record Command(List<String> words, int worst) {
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final int LIMIT_SECONDS = 300;

  static Command launcher(String... arguments) {
    return new Command(
        Stream.concat(Stream.of("target/goldenpath"), Stream.of(arguments)).toList(), 1);
  }

  /**
   * Run it; return the seconds that it took.
   *
   * @throws IllegalStateException if it comes to no end, or to a worse one than it may
   */
  double seconds() {
    Path told = Path.of("target", "bench", "told.txt");
    try {
      long start = System.nanoTime();
      Process process = builder().redirectOutput(told.toFile()).start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() > worst) {
        process.destroyForcibly();
        throw new IllegalStateException(words + ": " + Files.readString(told));
      }
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException unstarted) {
      throw new UncheckedIOException(unstarted);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** As it stands, the launcher on the JVM that measures. */
  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", Path.of("target", "bench").toAbsolutePath() + "");
    return builder;
  }
}
