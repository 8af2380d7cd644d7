package dev.goldenpath.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goldenpath.scenario.Beside;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Run the command line in a process of its own, as people do. */
public final class OwnProcess {
  private static final int LIMIT_SECONDS = 300;

  /** What came of it; the console's two streams are one. */
  public record Ended(int exit, String told) {}

  private final List<String> options =
      new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
  private final ProcessBuilder process = new ProcessBuilder().redirectErrorStream(true);
  private List<String> program =
      System.getProperty("own.process.jar") == null
          ? List.of("-cp", System.getProperty("java.class.path"), "dev.goldenpath.cli.GoldenPath")
          : packaged();

  /** The jar that people have, where the build has made it, and an archive of its classes. */
  private static List<String> packaged() {
    return List.of(
        "-XX:SharedArchiveFile=" + System.getProperty("own.process.archive"),
        "-Xlog:cds*=off",
        "-Xlog:class+path=off",
        "-jar",
        System.getProperty("own.process.jar"));
  }

  /** Give an option to Java, such as {@code -Xmx24m}. */
  public OwnProcess java(String... given) {
    options.addAll(List.of(given));
    return this;
  }

  /** Set a variable, or unset it by an empty text. */
  public OwnProcess with(String variable, String value) {
    if (value.isEmpty()) {
      process.environment().remove(variable);
    } else {
      process.environment().put(variable, value);
    }
    return this;
  }

  public OwnProcess in(Path folder) {
    process.directory(folder.toFile());
    return this;
  }

  /** Take this jar in place of the classes. */
  public OwnProcess jar(Path jar) {
    program = List.of("-jar", jar.toString());
    return this;
  }

  /** Leave something out of the class path. */
  public OwnProcess without(String part) {
    program =
        List.of(
            "-cp",
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(part))
                .collect(Collectors.joining(File.pathSeparator)),
            "dev.goldenpath.cli.GoldenPath");
    return this;
  }

  /** Return the command that {@link #run} runs. */
  public List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(program);
    command.addAll(Arrays.asList(args));
    return command;
  }

  /** Run it to its end, or to a limit that is a failure. */
  public Ended run(String... args) {
    return runAs(command(args));
  }

  /** Run another command in its place, such as a shell with it in a pipe. */
  public Ended runAs(List<String> command) {
    try {
      Process running = process.command(command).start();
      try {
        running.getOutputStream().close();
        CompletableFuture<Boolean> end = Beside.begin("own-process", () -> endsInTime(running));
        String told = new String(running.getInputStream().readAllBytes(), UTF_8);
        if (!end.join()) {
          throw new AssertionError("it has not ended within the limit; it told:\n" + told);
        }
        return new Ended(running.exitValue(), told);
      } finally {
        running.destroyForcibly();
      }
    } catch (IOException unstarted) {
      throw new UncheckedIOException(unstarted);
    }
  }

  /** Where it has ended by itself nothing is destroyed: that would close what is yet to be read. */
  private static boolean endsInTime(Process running) {
    try {
      if (running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return true;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    running.destroyForcibly();
    return false;
  }
}
