package dev.goldenpath.bench;

import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Frames through the decoder, the search for secrets and all rules, by the second and one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FramesBenchmark {
  private static final int FEW = 10;
  private static final int MANY = 1_000;
  private static final int FRAMES_OF_A_RUN = 8;

  private TimelineScript few = golden(0);
  private TimelineScript many = golden(0);

  /** Golden runs, one after another, on one socket. */
  private static TimelineScript golden(int runs) {
    Secrets secrets = new Secrets();
    secrets.password("login", "correct horse battery staple");
    TimelineScript line = TimelineScript.begin().searching(secrets).socket("ada-1");
    for (int run = 1; run <= runs; run++) {
      line.run("r-" + run).golden();
    }
    return line;
  }

  @Setup
  public void tell() {
    few = golden(FEW);
    many = golden(MANY);
  }

  /** Judge a scenario of ten runs, from its first entry to its end. */
  @Benchmark
  @OperationsPerInvocation(FEW * FRAMES_OF_A_RUN)
  public Judge ofTenRuns() {
    return judged(few);
  }

  /** Judge one of a thousand: a frame costs no more when much has come before it. */
  @Benchmark
  @OperationsPerInvocation(MANY * FRAMES_OF_A_RUN)
  public Judge ofAThousandRuns() {
    return judged(many);
  }

  /** Begin to judge, which each scenario does once. */
  @Benchmark
  public Judge begun() {
    return few.judge();
  }

  private static Judge judged(TimelineScript line) {
    Judge judge = line.judge();
    List<Entry> entries = line.entries();
    entries.forEach(judge::accept);
    judge.end(Ending.SCENARIO_OVER, entries.get(entries.size() - 1).at().nanos() + 1);
    return judge;
  }
}
