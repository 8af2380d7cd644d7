package dev.goldenpath.scenario;

import dev.goldenpath.result.Causes;
import dev.goldenpath.result.Finding;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Judge a scenario's transcript as it grows, and wait on it.
 *
 * <p>Used by the scenario's thread alone. A wait ends on the deciding entry: what it waits for, or
 * a broken clause, whichever comes first. Nothing is polled.
 */
final class JudgingWaiter {
  private final Transcript transcript;
  private final Judge judge;
  private final List<Violation> asserted = new ArrayList<>();
  private int judged;
  private boolean over;

  JudgingWaiter(Transcript transcript, Judge judge) {
    this.transcript = transcript;
    this.judge = judge;
  }

  Timeline scene() {
    return judge.scene();
  }

  Transcript transcript() {
    return transcript;
  }

  Judge judge() {
    return judge;
  }

  /** How a wait ended. */
  enum End {
    REACHED,
    BROKEN,
    TIMED_OUT
  }

  /**
   * Judge what has arrived, and wait until a condition on the scene holds.
   *
   * @param limit how long to wait; what the suite itself slept is added
   */
  End await(BooleanSupplier condition, Duration limit) {
    long began = transcript.now();
    while (true) {
      catchUp();
      if (isBroken()) {
        return End.BROKEN;
      }
      if (condition.getAsBoolean()) {
        return End.REACHED;
      }
      long now = transcript.now();
      long until = began + limit.plus(scene().stalledSince(began)).toNanos();
      if (now >= until && !cameBy(until)) {
        return End.TIMED_OUT;
      }
      long wake = Math.min(until, judge.wakeAt());
      sleepUntil(wake, now);
    }
  }

  /** Return whether, while the rest was judged, something came in time that is not judged yet. */
  private boolean cameBy(long until) {
    List<Entry> unjudged = transcript.after(judged);
    return !unjudged.isEmpty() && unjudged.get(0).at().nanos() <= until;
  }

  private void sleepUntil(long wake, long now) {
    // One microsecond more, so that the clock is past the moment and not on it.
    Duration left = Duration.ofNanos(Math.max(0, wake - now) + 1_000);
    try {
      if (!transcript.awaitMoreThan(judged, left)) {
        // What came in this very moment goes first; only then is it silence.
        catchUp();
        judge.tick(transcript.now());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }

  /** Judge all that has arrived. */
  void catchUp() {
    for (Entry entry : transcript.after(judged)) {
      judged++;
      judge.accept(entry);
    }
  }

  /** Break a clause by what a step itself found. */
  void assertBroken(Violation fault) {
    asserted.add(fault);
  }

  boolean isBroken() {
    return !judge.faults().isEmpty() || !asserted.isEmpty();
  }

  /** Judge the rest, and tell all rules that the scenario is over. */
  void end(Ending ending) {
    if (!over) {
      catchUp();
      over = true;
      judge.end(ending, transcript.now());
    }
  }

  List<Violation> faults() {
    List<Violation> all = new ArrayList<>(judge.faults());
    all.addAll(asserted);
    return all;
  }

  List<Finding> findings() {
    return Causes.of(scene(), faults());
  }

  /**
   * Return how long ago the entry arrived that decided the first cause; empty where the clock did.
   */
  Optional<Duration> sinceDecision() {
    return findings().stream()
        .findFirst()
        .flatMap(finding -> finding.cause().decidingEntry())
        .map(entry -> Duration.ofNanos(transcript.now() - entry.at().nanos()));
  }
}
