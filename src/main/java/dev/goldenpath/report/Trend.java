package dev.goldenpath.report;

import dev.goldenpath.result.PastRun;
import dev.goldenpath.result.PastRun.Latency;
import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A run among those before it, the oldest first; itself is the last.
 *
 * @param clauses what became of each clause in each run
 * @param scenarios the same for scenarios, of which only those are kept that came out otherwise in
 *     one run than in another
 */
record Trend(List<Point> runs, List<TrendLine> clauses, List<TrendLine> scenarios) {

  /**
   * One of the runs.
   *
   * @param passed how many scenarios passed
   * @param failed how many failed
   * @param others how many ended otherwise
   * @param broken the clauses that were broken
   */
  record Point(
      Instant started,
      Duration took,
      int passed,
      int failed,
      int others,
      List<String> broken,
      Latency firstEvent,
      Latency run) {}

  Trend {
    runs = List.copyOf(runs);
    clauses = List.copyOf(clauses);
    scenarios = List.copyOf(scenarios);
  }

  /** Put a run behind those before it. */
  static Trend of(List<PastRun> past, PastRun now) {
    List<PastRun> all = Stream.concat(past.stream(), Stream.of(now)).toList();
    return new Trend(
        all.stream().map(Trend::point).toList(),
        lines(all, PastRun::clauses).stream()
            .sorted(Comparator.comparingInt(Trend::placeInContract))
            .toList(),
        lines(all, PastRun::scenarios).stream().filter(it -> it.changes() > 0).toList());
  }

  private static int placeInContract(TrendLine clause) {
    return Clause.byId(clause.name()).map(Clause::ordinal).orElse(Integer.MAX_VALUE);
  }

  private static Point point(PastRun run) {
    int passed = count(run.scenarios(), "passed");
    int failed = count(run.scenarios(), "failed");
    return new Point(
        run.started(),
        run.took(),
        passed,
        failed,
        run.scenarios().size() - passed - failed,
        run.clauses().entrySet().stream()
            .filter(it -> it.getValue().equals("broken"))
            .map(Map.Entry::getKey)
            .toList(),
        run.firstEvent(),
        run.run());
  }

  private static int count(Map<String, String> words, String word) {
    return (int) words.values().stream().filter(word::equals).count();
  }

  /** What is not in the last run is not told any more. */
  private static List<TrendLine> lines(
      List<PastRun> runs, Function<PastRun, Map<String, String>> of) {
    Set<String> names = new LinkedHashSet<>(of.apply(runs.get(runs.size() - 1)).keySet());
    List<TrendLine> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(
          new TrendLine(
              name, runs.stream().map(run -> of.apply(run).getOrDefault(name, "")).toList()));
    }
    return lines;
  }

  Optional<TrendLine> of(Clause clause) {
    return clauses.stream().filter(it -> it.name().equals(clause.id())).findFirst();
  }

  /** Return the clauses that came out otherwise than when last tried. */
  List<TrendLine> changedClauses() {
    return clauses.stream().filter(TrendLine::changed).toList();
  }

  /** Return the scenarios that came out otherwise than when last tried. */
  List<TrendLine> changedScenarios() {
    return scenarios.stream().filter(TrendLine::changed).toList();
  }

  /** Return the scenarios that went to and fro, those that did so most first. */
  List<TrendLine> flickering() {
    return scenarios.stream()
        .filter(it -> it.changes() > 1)
        .sorted((one, other) -> other.changes() - one.changes())
        .toList();
  }

  /** Return in words since when a clause is broken; empty where it is not. */
  Optional<String> since(Clause clause) {
    return of(clause).filter(TrendLine::broken).map(this::since);
  }

  private String since(TrendLine line) {
    List<Integer> tried = line.tried();
    int from = line.since();
    if (tried.size() == 1) {
      return "broken when first tried";
    }
    if (line.changed()) {
      return "broken now, kept in the run of " + when(tried.get(tried.size() - 2));
    }
    return "broken since the run of "
        + when(from)
        + (from == tried.get(0) ? ", the first that tried it" : "");
  }

  String when(int run) {
    return Phrases.when(runs.get(run).started());
  }

  /** Return in a sentence what is otherwise than in the runs before. */
  String news() {
    List<String> news = new ArrayList<>();
    add(news, "broken now: ", changedClauses().stream().filter(TrendLine::broken).toList());
    add(news, "kept again: ", changedClauses().stream().filter(it -> !it.broken()).toList());
    long scenarios = changedScenarios().size();
    if (scenarios > 0) {
      news.add(
          Headline.some((int) scenarios, "scenario")
              + (scenarios == 1 ? " ends" : " end")
              + " otherwise");
    }
    return runs.size() == 1
        ? "The first run of its history."
        : "Since the run of "
            + when(runs.size() - 2)
            + (news.isEmpty() ? " nothing has changed." : ": " + String.join("; ", news) + ".");
  }

  private static void add(List<String> news, String what, List<TrendLine> lines) {
    if (!lines.isEmpty()) {
      news.add(what + String.join(", ", lines.stream().map(TrendLine::name).toList()));
    }
  }
}
