package dev.goldenpath.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.variant.Variant;
import dev.goldenpath.backend.variant.Variants;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A process that tries one job after the other: lines in, a line of JSON out for each.
 *
 * <p>An acceptance run is one of its process, so that what shall go on at the same time needs
 * processes.
 */
final class Worker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVERYTHING = "";
  private static final String GOLDEN_PATH = "@golden-path";
  private static final int AT_ONCE = 8;

  /** All variants together have slow runs, which take no processor. */
  private static final int SLOW_AT_ONCE = 24;

  private final Bench bench;

  private Worker(Bench bench) {
    this.bench = bench;
  }

  /** Work in the folder that is named, until there are no more lines. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Worker worker = new Worker(new Bench(Path.of(args[0])));
    worker.warmUp();
    BufferedReader jobs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
      answers.println(JSON.writeValueAsString(worker.result(Job.parse(line))));
    }
    System.exit(0);
  }

  private void warmUp() {
    bench.run(
        new Bench.Trial(
            "warm-up", it -> it, Limits.defaults(), Overlap.PARALLEL, "@smoke", false, AT_ONCE));
  }

  private Object result(Job job) {
    return switch (job.kind()) {
      case HEALTHY -> passes(job, Set.of(), limits(job.overlap()), job.overlap(), EVERYTHING);
      case DEFECT -> row(Defects.byId(job.id()));
      case DEFECTS -> together(job);
      case VARIANT ->
          passes(
              job,
              Set.of(job.id()),
              Limits.defaults(),
              Overlap.PARALLEL,
              about(Variants.byId(job.id())));
      case WHOLE -> passes(job, job.variants(), Limits.defaults(), Overlap.PARALLEL, EVERYTHING);
      case COMBINATION -> {
        int index = Integer.parseInt(job.id());
        yield passes(
            job,
            Variants.combinations().get(index),
            Limits.defaults(),
            Overlap.PARALLEL,
            index == 0 ? EVERYTHING : GOLDEN_PATH);
      }
    };
  }

  /** Return the tags of the golden path and of the clause that leaves the difference open. */
  private static String about(Variant variant) {
    return Clause.byId(variant.freedom())
        .map(clause -> GOLDEN_PATH + " or @" + clause)
        .orElse(GOLDEN_PATH);
  }

  private Passes passes(
      Job job, Set<String> variants, Limits limits, Overlap overlap, String tags) {
    long began = System.nanoTime();
    List<Ended> ended =
        bench.run(
            new Bench.Trial(
                job.name(),
                it -> it.variants(variants),
                limits,
                overlap,
                tags,
                false,
                isSlow(job) ? SLOW_AT_ONCE : AT_ONCE));
    return Passes.of(job.name(), ended, since(began));
  }

  private static boolean isSlow(Job job) {
    return job.kind() == Job.Kind.COMBINATION || job.variants().contains("slow-start");
  }

  /** Where runs wait for each other, the last of several takes as long as all of them. */
  private static Limits limits(Overlap overlap) {
    return overlap == Overlap.QUEUE ? Limits.defaults() : Bench.SHORT;
  }

  private Row row(Defect defect) {
    long began = System.nanoTime();
    String about = "@" + defect.clause();
    List<Ended> ended = new ArrayList<>(run(defect, about));
    boolean beyond = ended.stream().noneMatch(Ended::failed);
    if (beyond) {
      ended.addAll(run(defect, "not " + about));
    }
    return Row.of(defect.id(), ended, beyond, since(began));
  }

  private Together together(Job job) {
    long began = System.nanoTime();
    List<Defect> defects = job.defects();
    String about =
        defects.stream()
            .map(it -> "@" + it.clause())
            .distinct()
            .collect(Collectors.joining(" or "));
    List<Ended> ended = new ArrayList<>(run(job, about));
    Together told = Together.of(defects, ended, since(began));
    if (told.hidden().isEmpty()) {
      return told;
    }
    ended.addAll(run(job, "not (" + about + ")"));
    return Together.of(defects, ended, since(began));
  }

  private List<Ended> run(Job job, String tags) {
    return bench.run(
        new Bench.Trial(
            job.name(),
            it -> {
              job.defects().forEach(defect -> it.fault(defect.id()));
              return it;
            },
            Bench.SHORT,
            Overlap.PARALLEL,
            tags,
            false,
            SLOW_AT_ONCE));
  }

  private List<Ended> run(Defect defect, String tags) {
    Limits limits = defect.silent() ? Bench.SHORTEST : Bench.SHORT;
    return bench.run(
        new Bench.Trial(
            defect.id(),
            it -> it.fault(defect.id()),
            limits,
            defect.overlap(),
            tags,
            true,
            AT_ONCE));
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
