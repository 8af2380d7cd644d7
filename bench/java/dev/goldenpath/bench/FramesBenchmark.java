package dev.goldenpath.bench;

import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.TimelineScript;
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

/** Frames through the decoder and all rules, by the second and one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FramesBenchmark {
  private static final int RUNS = 10;
  private static final int FRAMES_OF_A_RUN = 8;

  private final TimelineScript line = TimelineScript.begin().socket("ada-1");
  private List<Entry> entries = List.of();

  /** Ten golden runs, one after another, on one socket. */
  @Setup
  public void tell() {
    for (int run = 1; run <= RUNS; run++) {
      line.run("r-" + run).golden();
    }
    entries = line.entries();
  }

  /** Judge them as a scenario does, from its first entry to its end. */
  @Benchmark
  @OperationsPerInvocation(RUNS * FRAMES_OF_A_RUN)
  public Judge judged() {
    Judge judge = line.judge();
    entries.forEach(judge::accept);
    judge.end(Ending.SCENARIO_OVER, entries.get(entries.size() - 1).at().nanos() + 1);
    return judge;
  }
}
