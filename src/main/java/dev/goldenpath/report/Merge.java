package dev.goldenpath.report;

import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.Shard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Make one report of the shards of a run, as if one process had run it all. */
public final class Merge {
  /** Its backend is each shard's own, at some port. */
  private static final String EMBEDDED = "embedded";

  private final Map<Path, Report> shards;
  private final List<Report> reports;

  private Merge(Map<Path, Report> shards) {
    this.shards = shards;
    this.reports = List.copyOf(shards.values());
  }

  /**
   * Merge what was kept in these folders, in whatever order.
   *
   * @throws ResultsUnusable if one holds nothing, a shard is missing or there twice, or they are
   *     not of one run
   */
  public static Report of(List<Path> folders) {
    Map<Path, Report> shards = new LinkedHashMap<>();
    for (Path folder : folders) {
      Report report = ResultsFile.read(folder);
      if (report.plan().suite().isEmpty()) {
        throw new ResultsUnusable(
            folder
                + " holds no shard: "
                + report
                    .noVerdict()
                    .flatMap(why -> why.lines().findFirst())
                    .orElse("it was not" + " written by goldenpath run."));
      }
      shards.put(folder, report);
    }
    Merge merge = new Merge(shards);
    merge.checkOneRun();
    merge.checkComplete();
    return merge.report();
  }

  private void checkOneRun() {
    checkSame("version of this suite", report -> report.plan().suite());
    checkSame("target", Report::target);
    checkSame("address", report -> report.target().equals(EMBEDDED) ? "" : report.address());
    checkSame("tags", report -> report.plan().tags());
    checkSame("number of shards", report -> String.valueOf(report.plan().shard().count()));
    checkSame("demands", report -> report.plan().demands().toString());
    checkSelected();
  }

  private void checkSame(String what, Function<Report, String> of) {
    Map.Entry<Path, Report> first = shards.entrySet().iterator().next();
    String expected = of.apply(first.getValue());
    shards.forEach(
        (folder, report) -> {
          String seen = of.apply(report);
          if (!seen.equals(expected)) {
            throw strangers(
                first.getKey(), folder, what + ": “" + expected + "” and “" + seen + "”");
          }
        });
  }

  private void checkSelected() {
    Map.Entry<Path, Report> first = shards.entrySet().iterator().next();
    List<String> expected = first.getValue().plan().selected();
    shards.forEach(
        (folder, report) -> {
          List<String> seen = report.plan().selected();
          if (!seen.equals(expected)) {
            String odd =
                Stream.concat(expected.stream(), seen.stream())
                    .filter(place -> !expected.contains(place) || !seen.contains(place))
                    .findFirst()
                    .orElse("their order");
            throw strangers(
                first.getKey(),
                folder,
                "features: " + expected.size() + " and " + seen.size() + " scenarios, see " + odd);
          }
        });
  }

  private static ResultsUnusable strangers(Path one, Path other, String difference) {
    return new ResultsUnusable(
        one + " and " + other + " are not of one run; they differ in the " + difference + ".");
  }

  private void checkComplete() {
    Map<Integer, Path> byIndex = new TreeMap<>();
    shards.forEach(
        (folder, report) -> {
          Path other = byIndex.put(report.plan().shard().index(), folder);
          if (other != null) {
            throw new ResultsUnusable(
                report.plan().shard() + " is there twice: in " + other + " and in " + folder + ".");
          }
        });
    int count = reports.get(0).plan().shard().count();
    String missing =
        IntStream.rangeClosed(1, count)
            .filter(index -> !byIndex.containsKey(index))
            .mapToObj(index -> new Shard(index, count).toString())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new ResultsUnusable("There are no results of " + missing + ".");
    }
  }

  private Report report() {
    Report first = reports.get(0);
    Instant started =
        reports.stream().map(Report::started).min(Comparator.naturalOrder()).orElseThrow();
    Instant ended =
        reports.stream()
            .map(it -> it.started().plus(it.took()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new Report(
            first.target(),
            all(report -> List.of(report.address())).size() == 1 ? first.address() : "",
            first.command(),
            started,
            Duration.between(started, ended),
            reports.stream().flatMap(it -> it.scenarios().stream()).toList(),
            List.of(),
            all(Report::remarks),
            reports.stream().map(Report::targetLost).flatMap(Optional::stream).findFirst(),
            noVerdict(),
            all(Report::suiteErrors),
            whole(first.plan()),
            first.settings(),
            Optional.empty())
        .counted();
  }

  private RunPlan whole(RunPlan plan) {
    boolean alike = reports.stream().allMatch(it -> it.plan().seed() == plan.seed());
    int seed = alike ? plan.seed() : 0;
    return new RunPlan(
        plan.suite(), plan.tags(), plan.selected(), Shard.WHOLE, plan.demands(), seed);
  }

  private List<String> all(Function<Report, Collection<String>> of) {
    return reports.stream().flatMap(it -> of.apply(it).stream()).distinct().toList();
  }

  /** Without a verdict on a part there is none on the whole; each part is named. */
  private Optional<String> noVerdict() {
    List<String> why = new ArrayList<>();
    shards.forEach(
        (folder, report) ->
            report
                .noVerdict()
                .ifPresent(it -> why.add(report.plan().shard() + ", in " + folder + ": " + it)));
    return why.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", why));
  }
}
