package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.util.stream.Stream;

/** What a run, as one socket sees it, takes turns with in its thread (ISO-3). */
public record ThreadTurns(RunSlice slice) {
  /** How long a request may take to end the run before it. */
  private static final Duration WELL_BEFORE = Duration.ofSeconds(1);

  /**
   * Return whether a 409 may be right: runs share ids in its thread, so that nobody can tell which
   * of them goes on there (HTTP-5).
   */
  public static boolean mayBeTaken(Call call, Timeline timeline) {
    return call.isTurnedAway()
        && timeline.facts().overlap() == Overlap.REJECT
        && callsBeside(call, timeline)
            .flatMap(other -> other.runId().stream())
            .anyMatch(timeline.ledger()::isShared);
  }

  /**
   * Return whether it is answered 409 for a run that went on in its thread when it was asked, be
   * the request for that one not answered yet (ISO-3).
   */
  public static boolean isTakenByARun(Call call, Timeline timeline) {
    return call.isTurnedAway()
        && !mayBeTaken(call, timeline)
        && callsBeside(call, timeline)
            .filter(other -> other.isAccepted() || other.response().isEmpty())
            .anyMatch(other -> !hasEnded(other, call.request().at().seq(), timeline));
  }

  /** Return whether each run that was begun in its thread before it had ended by its answer. */
  public static boolean isLeftFree(Call call, Timeline timeline) {
    long answered = call.response().map(it -> it.at().seq()).orElse(Long.MAX_VALUE);
    return callsBeside(call, timeline)
        .filter(other -> other.request().at().seq() < call.request().at().seq())
        .filter(Call::isAccepted)
        .allMatch(other -> hasEnded(other, answered, timeline));
  }

  private static Stream<Call> callsBeside(Call call, Timeline timeline) {
    return timeline.calls().stream().filter(other -> other.threadId().equals(call.threadId()));
  }

  /** Nothing may have been told of it yet. */
  private static boolean hasEnded(Call call, long beforeSeq, Timeline timeline) {
    return call.runId().flatMap(timeline::run).stream()
        .flatMap(run -> timeline.slicesOf(run).stream())
        .flatMap(slice -> slice.terminal().stream())
        .anyMatch(end -> end.at().seq() < beforeSeq);
  }

  /** Return the other runs of its thread that the socket sees; of streams, each has its own. */
  public Stream<RunSlice> others() {
    Stream<RunSlice> seen =
        slice.timeline().facts().profile().protocol().isStream()
            ? slice.timeline().runs().stream()
                .flatMap(other -> slice.timeline().slicesOf(other).stream())
            : slice.timeline().slicesOn(slice.socket()).stream();
    return seen.filter(other -> other != slice)
        .filter(other -> other.run().threadId().equals(slice.run().threadId()));
  }

  /**
   * Return from when the run's limits count, in ns: from its request; where runs queue, from the
   * end of the last that had its turn before, in whatever order the backend took them, or while
   * that goes on, from when its end is due.
   */
  public long begin() {
    long asked = asked();
    return slice.timeline().facts().overlap() == Overlap.QUEUE
        ? others().filter(this::wentFirst).mapToLong(ThreadTurns::end).reduce(asked, Math::max)
        : asked;
  }

  /** Return whether it was asked for while another run had its turn, where runs queue. */
  public boolean isQueued() {
    return begin() > asked();
  }

  private long asked() {
    return slice.run().askedAt().map(Stamp::nanos).orElseThrow();
  }

  private boolean wentFirst(RunSlice other) {
    return !other.events().isEmpty()
        && (slice.events().isEmpty()
            || other.events().get(0).at().seq() < slice.events().get(0).at().seq());
  }

  private static long end(RunSlice run) {
    return run.terminal()
        .map(end -> end.at().nanos())
        .orElseGet(
            () ->
                run.events().get(0).at().nanos() + run.timeline().facts().limits().run().toNanos());
  }

  /**
   * Return whether a later request was sent in the thread, well before that end of this run, and is
   * not refused: where requests interrupt runs, it has interrupted this one.
   */
  public boolean isInterrupted(AgentEvent end) {
    long latest = end.at().nanos() - margin(end).toNanos();
    return laterCalls().anyMatch(call -> !call.isRefused() && call.request().at().nanos() < latest);
  }

  /**
   * A run may complete just when another is asked for; that it fails just then, or ends with work
   * undone, is no chance.
   */
  private Duration margin(AgentEvent end) {
    boolean isCutShort = end.type() == EventType.AGENT_ERROR || slice.hasLeftWork(end);
    return isCutShort && !slice.run().asksForFailure() ? Duration.ZERO : WELL_BEFORE;
  }

  /**
   * Return whether an error may say that a newer request has ended the run; streams have no word
   * for it.
   */
  public boolean tellsInterruption(AgentEvent error) {
    return slice.timeline().facts().profile().protocol().isStream() || error.tellsInterruption();
  }

  /** Return whether a later request has been sent in the thread. */
  public boolean isFollowed() {
    return laterCalls().findAny().isPresent();
  }

  private Stream<Call> laterCalls() {
    return slice.timeline().calls().stream()
        .filter(call -> call.threadId().equals(slice.run().threadId()))
        // Another user's request leads to a thread of his own, if to any (ISO-4).
        .filter(call -> !call.request().expectation().orOwnThread())
        .filter(
            call ->
                slice
                    .run()
                    .askedAt()
                    .filter(at -> at.seq() < call.request().at().seq())
                    .isPresent());
  }
}
