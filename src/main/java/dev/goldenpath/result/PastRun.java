package dev.goldenpath.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a history keeps of a run: words by which later runs are told from it.
 *
 * @param version of this form; a later suite may add to it, and counts on when it takes away
 * @param target the name of the target that was judged
 * @param clauses what became of each clause, by its id
 * @param scenarios how each scenario ended, by its file and name
 * @param firstEvent from a request to the first event of its run
 * @param run from a request to the end of its run
 */
public record PastRun(
    String format,
    int version,
    String target,
    Instant started,
    Duration took,
    Map<String, String> clauses,
    Map<String, String> scenarios,
    Latency firstEvent,
    Latency run) {
  public static final String FORMAT = "golden-path-history";
  public static final int VERSION = 1;

  public PastRun {
    clauses = new TreeMap<>(clauses);
    scenarios = new TreeMap<>(scenarios);
  }

  /**
   * How long something took in a run.
   *
   * @param count how many were measured; where it is 0, the others are too
   * @param median in microseconds
   * @param most what 95 of 100 took at most, in microseconds
   */
  public record Latency(int count, long median, long most) {}
}
