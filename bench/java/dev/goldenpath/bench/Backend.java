package dev.goldenpath.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reference backend in a process of its own, as the target of all that is measured. */
record Backend(Process process, String base, String socket) implements AutoCloseable {
  private static final Pattern PLACE = Pattern.compile("serves at (\\S+), (\\S+)");
  private static final String PASSWORD = "bench-only-password";

  static Backend start(String... options) throws IOException {
    Command command =
        Command.launcher(
            Stream.concat(
                    Stream.of("backend", "--port", "0", "--password", PASSWORD), Stream.of(options))
                .toArray(String[]::new));
    Process process = command.builder().start();
    BufferedReader told = process.inputReader();
    Matcher place = PLACE.matcher(String.valueOf(told.readLine()));
    if (!place.find()) {
      process.destroyForcibly();
      throw new IllegalStateException("the backend has not started: " + command);
    }
    // It tells of each run; where nobody reads, it comes to a stop.
    CompletableFuture.runAsync(() -> told.lines().forEach(line -> {}));
    return new Backend(process, place.group(1), place.group(2));
  }

  String out() {
    return "target/bench/out";
  }

  /** Our side: a run of the launcher. */
  Command run(java.nio.file.Path feature, int atOnce, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "--target", "local"));
    Stream.of(
            "base-url=" + base,
            "ws-url=" + socket,
            "auth=login",
            "password=" + PASSWORD,
            "email=qa+{n}@example.test",
            "max-users=200",
            "capabilities=agent-config,wait-tool")
        .forEach(setting -> words.addAll(List.of("--set", setting)));
    words.addAll(List.of("--features", feature.toString(), "--out", out()));
    words.addAll(List.of("--parallel", String.valueOf(atOnce)));
    words.addAll(List.of(more));
    return Command.launcher(words.toArray(String[]::new));
  }

  /** The floor, by the same Java with the same options. */
  Command floor(int scenarios, int atOnce, int millis) {
    return java(
        List.of("-cp", "target/test-classes"), Floor.class, scenarios + "", atOnce + "", millis + "");
  }

  /** The suite's libraries without the suite, by the same Java, with what it has loaded kept. */
  Command libraries(java.nio.file.Path feature, int atOnce) throws IOException {
    List<String> path = List.of("-cp", LibraryPath.written());
    String[] arguments = {feature.toString(), atOnce + "", "target/bench"};
    String kept = "target/bench/" + feature.getFileName() + ".jsa";
    java(added(path, "-XX:ArchiveClassesAtExit=" + kept), BareLibraries.class, arguments).seconds();
    return java(added(path, "-XX:SharedArchiveFile=" + kept), BareLibraries.class, arguments);
  }

  private Command java(List<String> options, Class<?> main, String... arguments) {
    List<String> words = new ArrayList<>(List.of(Command.JAVA));
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    words.addAll(List.of("-Dbase=" + base, "-Dsocket=" + socket, "-Dpassword=" + PASSWORD));
    words.addAll(options);
    words.add(main.getName());
    words.addAll(List.of(arguments));
    return new Command(words, 0);
  }

  private static List<String> added(List<String> options, String one) {
    return Stream.concat(options.stream(), Stream.of(one)).toList();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
