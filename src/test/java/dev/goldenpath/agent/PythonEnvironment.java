package dev.goldenpath.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** A virtual environment, made once for all tests, and beside it what a test wants of its own. */
final class PythonEnvironment {
  static final Path SOURCES = Path.of("src", "test", "python");
  private static final Path TARGET = Path.of("target", "real-servers");
  private static final String COMMON = "common";
  private static final int LIMIT_SECONDS = 120;

  private PythonEnvironment() {}

  /**
   * Return what starts a program; where what it needs can't be had the test is left out, and the
   * console says so.
   *
   * @param requirements the name, without its ending, of the file that says what it needs
   */
  static synchronized ProcessBuilder starting(Path program, String requirements) {
    try {
      if (isMissing(COMMON)) {
        run("python3", "-m", "venv", "--clear", "--without-pip", TARGET.resolve(COMMON).toString());
        install(COMMON);
      }
      Path own = TARGET.resolve(requirements);
      if (isMissing(requirements)) {
        install(requirements, "--upgrade", "--target", own.toString());
      }
      ProcessBuilder server = new ProcessBuilder(python(), program.toString());
      server.environment().put("PYTHONPATH", own.toString());
      return server;
    } catch (IOException unable) {
      String why =
          "Left out: the servers of src/test/python/%s.txt can't be installed here: %s"
              .formatted(requirements, unable.getMessage());
      System.err.println(why);
      throw new TestAbortedException(why, unable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TestAbortedException("interrupted", interrupted);
    }
  }

  private static boolean isMissing(String requirements) {
    return !Files.exists(done(requirements));
  }

  private static Path done(String requirements) {
    return TARGET.resolve(requirements).resolve("done");
  }

  private static String python() {
    return TARGET.resolve(COMMON).resolve("bin").resolve("python").toString();
  }

  private static void install(String requirements, String... where)
      throws IOException, InterruptedException {
    // All is named: nothing is asked of the registry but that. From wheels alone: nothing is
    // compiled. A registry that is not there is not waited for long.
    String command =
        "python3 -m pip --python %s install --quiet --no-input --no-compile --no-deps"
            + " --only-binary :all: --disable-pip-version-check --timeout 20 --retries 1"
            + " --requirement %s %s";
    run(
        command
            .formatted(python(), SOURCES.resolve(requirements + ".txt"), String.join(" ", where))
            .strip()
            .split(" "));
    Files.createFile(done(requirements));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    File log = File.createTempFile("real-server", ".log");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
      boolean ends = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!ends || process.exitValue() != 0) {
        List<String> told = Files.readAllLines(log.toPath());
        throw new IOException(
            "%s %s%n%s"
                .formatted(
                    String.join(" ", command),
                    ends ? "failed" : "did not end within " + LIMIT_SECONDS + " s",
                    String.join("\n", told.subList(Math.max(0, told.size() - 3), told.size()))));
      }
    } finally {
      Files.delete(log.toPath());
    }
  }
}
