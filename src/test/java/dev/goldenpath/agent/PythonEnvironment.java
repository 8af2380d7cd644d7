package dev.goldenpath.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** A virtual environment with what a file of requirements names, made once for all tests. */
final class PythonEnvironment {
  static final Path SOURCES = Path.of("src", "test", "python");
  private static final int LIMIT_SECONDS = 120;

  private PythonEnvironment() {}

  /**
   * Return an environment's Python; where it can't be had the test is left out, and the console
   * says so.
   *
   * @param requirements the file's name without its ending, which names the environment too
   */
  static synchronized Path python(String requirements) {
    try {
      return made(requirements);
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

  private static Path made(String requirements) throws IOException, InterruptedException {
    Path folder = Path.of("target", "real-servers", requirements);
    Path python = folder.resolve("bin").resolve("python");
    Path done = folder.resolve("done");
    if (!Files.exists(done)) {
      run("python3", "-m", "venv", "--clear", "--without-pip", folder.toString());
      // All is named: nothing is asked of the registry but that. From wheels alone: nothing is
      // compiled. A registry that is not there is not waited for long.
      run(
          ("python3 -m pip --python %s install --quiet --no-input --no-compile --no-deps"
                  + " --only-binary :all: --disable-pip-version-check --timeout 20 --retries 1"
                  + " --requirement %s")
              .formatted(python, SOURCES.resolve(requirements + ".txt"))
              .split(" "));
      Files.createFile(done);
    }
    return python;
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
