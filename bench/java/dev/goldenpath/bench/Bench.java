package dev.goldenpath.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measure everything once through, and write it as a table and as JSON. */
final class Bench {
  private static final Path OUT = Path.of("target", "bench");
  private static final String GOLDEN = "When Ada asks to use get_current_time then echo_tool";
  private static final String SLOW = "When Ada asks for a wait of 50 ms with wait_tool, echo_tool";

  private static final Map<String, String> FRAMES =
      Map.of(
          "ofTenRuns", "frames through all rules, one thread",
          "ofAThousandRuns", "frames through all rules, one thread, 1000 runs",
          "begun", "scenarios begun to be judged, one thread");

  private final List<Figure> figures = new ArrayList<>();

  private Bench() {}

  /** Arguments: how many rounds; 5 where none is given. */
  public static void main(String... args) throws IOException, RunnerException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    Files.createDirectories(OUT);
    Bench bench = new Bench();
    bench.processes(rounds);
    bench.frames();
    bench.write();
  }

  private void processes(int rounds) throws IOException {
    Path one = feature("one", GOLDEN, 1);
    Path many = feature("many", GOLDEN, 200);
    Path slow = feature("slow", SLOW, 200);
    try (Backend backend = Backend.start()) {
      // The first run of all leaves the archive of classes for the others.
      backend.run(one, 1).seconds();
      phases(rounds, backend, one);
      beside(rounds, "1 scenario", sides(backend, one, 1, 0));
      beside(rounds, "200, 8 at once, tools 0 ms", sides(backend, many, 8, 0));
      alone(rounds, "reports of 200 scenarios, again", Command.launcher("report", backend.out()));
      beside(rounds, "200, 8 at once, tools 50 ms", sides(backend, slow, 8, 50));
    }
    try (Backend broken = Backend.start("--defect", "tool-completed-lost-on-second-tool")) {
      alone(rounds, "a tool that never completes: to the verdict", broken.run(one, 1));
    }
  }

  /** A start by what is added from step to step. */
  private void phases(int rounds, Backend backend, Path one) {
    alone(rounds, "start: Java and the command line", Command.launcher("--version"));
    alone(rounds, "start: and the features, checked", Command.launcher("check", one.toString()));
    alone(rounds, "start: and a target, discovery, engine", backend.run(one, 1, "--dry-run"));
  }

  private void alone(int rounds, String what, Command command) {
    command.seconds();
    figures.add(
        new Figure(what, "s", IntStream.range(0, rounds).mapToObj(i -> command.seconds()).toList()));
  }

  private static Map<String, Command> sides(Backend backend, Path feature, int atOnce, int millis)
      throws IOException {
    Map<String, Command> sides = new LinkedHashMap<>();
    sides.put("plain Java", backend.floor(atOnce == 1 ? 1 : 200, atOnce, millis));
    sides.put("its libraries alone", backend.libraries(feature, atOnce));
    sides.put("Golden Path", backend.run(feature, atOnce));
    return sides;
  }

  /** In turn, so that all meet the same machine; a ratio is to the first of the same round. */
  private void beside(int rounds, String what, Map<String, Command> sides) {
    sides.values().forEach(Command::seconds);
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      sides.forEach(
          (side, it) -> seconds.computeIfAbsent(side, any -> new ArrayList<>()).add(it.seconds()));
    }
    List<Double> floors = seconds.values().iterator().next();
    seconds.forEach((side, all) -> figures.add(new Figure(what + ": " + side, "s", all)));
    seconds.entrySet().stream().skip(1).forEach(
        it -> figures.add(new Figure(ratio(what, it.getKey()), "times", times(it.getValue(), floors))));
  }

  private static String ratio(String what, String side) {
    return what + ": " + side + " to plain Java";
  }

  private static List<Double> times(List<Double> all, List<Double> floors) {
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i) / floors.get(i)).toList();
  }

  private void frames() throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(FramesBenchmark.class.getName()).build()).run();
    for (RunResult result : results) {
      List<Double> values =
          result.getBenchmarkResults().iterator().next().getIterationResults().stream()
              .map(it -> it.getPrimaryResult().getScore())
              .toList();
      figures.add(new Figure(name(result), "a second", values));
    }
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return FRAMES.getOrDefault(
        benchmark.substring(benchmark.lastIndexOf('.') + 1), benchmark);
  }

  private void write() throws IOException {
    String head = Figure.head();
    String table =
        figures.stream().map(Figure::row).collect(Collectors.joining("\n", head, "\n"));
    System.out.println(table);
    Files.writeString(OUT.resolve("bench.md"), table);
    Map<String, Object> json = new LinkedHashMap<>();
    figures.forEach(it -> json.put(it.what(), Map.of("unit", it.unit(), "values", it.values())));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(OUT.resolve("bench.json").toFile(), json);
  }

  private static Path feature(String name, String asking, int times) throws IOException {
    String rows =
        IntStream.rangeClosed(1, times)
            .mapToObj(i -> "      | " + i + " |\n")
            .collect(Collectors.joining());
    return Files.writeString(
        OUT.resolve(name + ".feature"),
        """
        Feature: %s
          Scenario Outline: A golden run, <n>
            Given Ada is authenticated
            %s
            Then the run is complete
            Examples:
              | n |
        """
                .formatted(name, asking)
            + rows);
  }
}
