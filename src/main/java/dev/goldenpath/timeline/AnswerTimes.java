package dev.goldenpath.timeline;

import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * When runs ended, and when their requests were answered, in any scenario. A slow network answers
 * short runs as late as long ones; what waits for the run answers each just at its end.
 *
 * <p>Safe for any number of threads.
 */
public final class AnswerTimes {
  /** What comes so soon after each other was waiting for the same. */
  public static final Duration TOGETHER = Duration.ofMillis(100);

  /** Shorter runs may well be over before any answer is there. */
  public static final Duration LONG_ENOUGH = TOGETHER.multipliedBy(3);

  /** So many can't meet their answers by chance, where they last so differently. */
  private static final int ENOUGH = 8;

  private static final int SPREAD = 3;
  private static final Duration SPREAD_AT_LEAST = Duration.ofSeconds(1);

  private final Map<String, AnsweredRun> runs = new ConcurrentHashMap<>();

  private record AnsweredRun(long run, long answer) {
    boolean isLong() {
      return run >= LONG_ENOUGH.toNanos();
    }

    boolean areTogether() {
      return Math.abs(answer - run) <= TOGETHER.toNanos();
    }
  }

  /** Note how long an answered call's run took from its request on, and its answer, once. */
  void note(String name, Call call, Stamp end) {
    if (call.response().isPresent()) {
      long run = end.since(call.request().at()).toNanos();
      runs.putIfAbsent(name, new AnsweredRun(run, call.took().toNanos()));
    }
  }

  /** Return whether answers come with the ends of their runs, however long those take. */
  public boolean trackTheRuns() {
    long together = together().count();
    long shortest = together().mapToLong(AnsweredRun::run).min().orElse(0);
    long longest = together().mapToLong(AnsweredRun::run).max().orElse(0);
    return together >= ENOUGH
        && together * 10 >= runs.values().stream().filter(AnsweredRun::isLong).count() * 9
        && longest - shortest >= SPREAD_AT_LEAST.toNanos()
        && longest >= shortest * SPREAD;
  }

  private Stream<AnsweredRun> together() {
    return runs.values().stream().filter(it -> it.isLong() && it.areTogether());
  }
}
