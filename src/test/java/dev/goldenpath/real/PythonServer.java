package dev.goldenpath.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in Python, in a virtual environment with what its requirements name. */
final class PythonServer implements AutoCloseable {
  private static final Path SOURCES = Path.of("src", "test", "python");
  private static final int TO_INSTALL_SECONDS = 240;
  private static final int TO_START_SECONDS = 60;

  private final Process process;
  private final int port;

  private PythonServer(Process process) {
    this.process = process;
    this.port = port(process);
  }

  /**
   * Start a server; where Python, or what it needs, can't be had, the test is skipped and says so.
   *
   * @param requirements the file's name without its ending, which names the environment too
   */
  static PythonServer start(String requirements, Map<String, String> variables) {
    try {
      Path python = environment(requirements);
      ProcessBuilder server =
          new ProcessBuilder(python.toString(), SOURCES.resolve("pydantic_ai_server.py").toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      server.environment().putAll(variables);
      return new PythonServer(server.start());
    } catch (IOException unable) {
      return abort("Python can't be started here: " + unable.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return abort("interrupted");
    }
  }

  private static Path environment(String requirements) throws IOException, InterruptedException {
    Path folder = Path.of("target", "real-servers", requirements);
    Path python = folder.resolve("bin").resolve("python");
    Path done = folder.resolve("done");
    if (!Files.exists(done)) {
      run("python3", "-m", "venv", folder.toString());
      String file = SOURCES.resolve(requirements + ".txt").toString();
      run(python.toString(), "-m", "pip", "install", "--quiet", "--requirement", file);
      Files.createFile(done);
    }
    return python;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    File log = File.createTempFile("real-server", ".log");
    Process process =
        new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(log).start();
    if (!process.waitFor(TO_INSTALL_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      abort(String.join(" ", command) + " did not end within " + TO_INSTALL_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      abort(String.join(" ", command) + " failed: " + Files.readString(log.toPath()));
    }
  }

  /** Return the port that the server prints when it listens. */
  private static int port(Process process) {
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return String.valueOf(
                    new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine());
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              }
            });
    try {
      return Integer.parseInt(line.get(TO_START_SECONDS, TimeUnit.SECONDS).strip());
    } catch (ExecutionException | TimeoutException | NumberFormatException silent) {
      process.destroyForcibly();
      throw new AssertionError("the server does not listen", silent);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
