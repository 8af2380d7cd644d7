package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Judge a scenario's transcript as it grows, and wait on it.
 *
 * <p>Used by the scenario's thread alone. A wait ends on the deciding entry: what it waits for, or
 * a break of a clause that the scenario is about, whichever comes first. A break of another clause
 * ends nothing. Nothing is polled.
 */
final class JudgingWaiter {
  /** Within this time the clock decides what came too late, as stalls are known by then. */
  private static final Duration SOON = Duration.ofMillis(300);

  private final Transcript transcript;
  private final Judge judge;
  private final Set<Clause> about;
  private final List<Violation> observed = new ArrayList<>();
  private final Set<Clause> said = new HashSet<>();

  /** Read by the thread that writes what is there when the process is ended from outside. */
  private final Queue<Tick> ticks = new ConcurrentLinkedQueue<>();

  private Optional<Over> ended = Optional.empty();
  private int judged;
  private long heardUntil;
  private boolean over;

  JudgingWaiter(Transcript transcript, Judge judge, Set<Clause> about) {
    this.transcript = transcript;
    this.judge = judge;
    this.about = new HashSet<>(about);
  }

  Timeline timeline() {
    return judge.timeline();
  }

  Transcript transcript() {
    return transcript;
  }

  Judge judge() {
    return judge;
  }

  /** That the rules were told the time, after so many entries. */
  record Tick(int after, long nanos) {}

  /** That the rules were told that the scenario is over. */
  record Over(Ending ending, long nanos) {}

  List<Tick> ticks() {
    return List.copyOf(ticks);
  }

  Optional<Over> ended() {
    return ended;
  }

  Set<Clause> about() {
    return about;
  }

  /** Return what the scenario's own sentences found, which no rule of the contract knows. */
  List<Violation> found() {
    return violations().stream()
        .filter(it -> it.clause() == Clause.SAID_1 || observed.contains(it))
        .toList();
  }

  enum End {
    REACHED,
    BROKEN,
    TIMED_OUT
  }

  /** Wait until a condition on the timeline holds, at most for that long; judge meanwhile. */
  End await(BooleanSupplier condition, Duration limit) {
    return awaitUntil(condition, transcript.now(), limit);
  }

  /**
   * Judge what has arrived, and wait until a condition on the timeline holds.
   *
   * @param from where the limit begins, in ns of the transcript
   * @param limit how long to wait; what the suite itself stood still is added
   */
  End awaitUntil(BooleanSupplier condition, long from, Duration limit) {
    End end = hearOut(() -> isFailed() || condition.getAsBoolean(), from, limit);
    return isFailed() ? End.BROKEN : end;
  }

  /** Do the same, whatever is broken. */
  End hearOut(BooleanSupplier condition, long from, Duration limit) {
    while (true) {
      long awake = transcript.awakeUntil();
      catchUp();
      if (condition.getAsBoolean()) {
        return End.REACHED;
      }
      long now = Math.min(awake, transcript.now());
      long until = from + limit.plus(timeline().stalls().since(from)).toNanos();
      if (now >= until && !cameBy(until)) {
        return End.TIMED_OUT;
      }
      sleepUntil(Math.min(until, judge.wakeAt()));
    }
  }

  /** Return whether, while the rest was judged, something came in time that is not judged yet. */
  private boolean cameBy(long until) {
    List<Entry> unjudged = transcript.after(judged);
    return !unjudged.isEmpty() && unjudged.get(0).at().nanos() <= until;
  }

  /** Sleep, and tell the rules the time once it is known that the suite was awake until then. */
  private void sleepUntil(long wake) {
    try {
      boolean silent = !transcript.awaitMoreThan(judged, left(wake));
      long awake = transcript.awakeUntil();
      if (silent && awake >= wake) {
        // What came in this very moment goes first; only then is it silence.
        catchUp();
        Tick tick = new Tick(judged, Math.max(heardUntil, Math.min(awake, transcript.now())));
        ticks.add(tick);
        judge.tick(tick.nanos());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }

  private Duration left(long wake) {
    long left = wake - transcript.now();
    // One microsecond more, so that the clock is past the moment and not on it.
    return left < 0 && transcript.awakeUntil() < wake
        ? Transcript.SHORT
        : Duration.ofNanos(Math.max(0, left) + 1_000);
  }

  void catchUp() {
    for (Entry entry : transcript.after(judged)) {
      judged++;
      heardUntil = entry.at().nanos();
      judge.accept(entry);
    }
  }

  /** Let the scenario be about a clause that one of its own sentences wants. */
  void want(Clause clause) {
    about.add(clause);
  }

  /** Judge by a rule that one of the scenario's own sentences declares. */
  void declare(Rule rule) {
    want(rule.clause());
    catchUp();
    judge.declare(rule);
  }

  /** Note that a sentence found a clause kept. */
  void said(Clause clause) {
    said.add(clause);
  }

  /** Return whether a sentence found a clause kept. */
  boolean isSaid(Clause clause) {
    return said.contains(clause);
  }

  /** Break a clause by what one of the scenario's own sentences found: the scenario fails. */
  void assertBroken(Violation violation) {
    want(violation.clause());
    observe(violation);
  }

  /** Break a clause by what was seen in passing; the scenario may be about another. */
  void observe(Violation violation) {
    observed.add(violation);
  }

  /** Return whether the scenario fails: one of its clauses is broken, or one of its sentences. */
  boolean isFailed() {
    return violations().stream().anyMatch(violation -> about.contains(violation.clause()));
  }

  /** Return whether the scenario is about a clause, or one of its sentences found it broken. */
  boolean isOwn(Clause clause) {
    return about.contains(clause);
  }

  /** Judge the rest, and tell all rules that the scenario is over. */
  void end(Ending ending) {
    if (!over) {
      awaitDecisions();
      over = true;
      Over now = new Over(ending, transcript.now());
      ended = Optional.of(now);
      judge.end(now.ending(), now.nanos());
    }
  }

  /** Let the clock decide what came too late, or did not, once it knows of stalls until now. */
  void awaitDecisions() {
    long now = transcript.now();
    hearOut(() -> judge.wakeAt() > now + SOON.toNanos(), now, SOON.multipliedBy(2));
  }

  /** Return all that is broken so far, of whatever clause. */
  List<Violation> violations() {
    List<Violation> all = new ArrayList<>(judge.faults());
    all.addAll(observed);
    return all;
  }
}
