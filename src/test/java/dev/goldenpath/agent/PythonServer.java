package dev.goldenpath.agent;

import dev.goldenpath.scenario.Beside;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in Python, in a virtual environment with what its requirements name. */
final class PythonServer implements AutoCloseable {
  private static final int TO_START_SECONDS = 60;

  private final Process process;
  private final int port;

  private PythonServer(Process process, Path log) {
    this.process = process;
    this.port = port(process, log);
  }

  /**
   * Start a server; where Python, or what it needs, can't be had, the test is left out.
   *
   * @param requirements the name of the file that says what is put into its {@link
   *     PythonEnvironment}
   */
  static PythonServer start(String requirements, Map<String, String> variables) {
    Path program = PythonEnvironment.SOURCES.resolve("pydantic_ai_server.py");
    Path log = Path.of("target", "real-servers", requirements + ".log");
    ProcessBuilder server =
        PythonEnvironment.starting(program, requirements).redirectError(log.toFile());
    server.environment().putAll(variables);
    try {
      return new PythonServer(server.start(), log);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  /** Return the port that the server prints when it listens. */
  private static int port(Process process, Path log) {
    CompletableFuture<String> line =
        Beside.begin(
            "listens",
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
      throw new AssertionError("the server does not listen, see " + log, silent);
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
