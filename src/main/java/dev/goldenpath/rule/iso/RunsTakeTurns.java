package dev.goldenpath.rule.iso;

import static dev.goldenpath.rule.pattern.Calls.answers;
import static dev.goldenpath.rule.pattern.Calls.fits;
import static dev.goldenpath.rule.pattern.Calls.outcomes;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.AGENT_COMPLETED;
import static dev.goldenpath.rule.pattern.Events.AGENT_ERROR;
import static dev.goldenpath.rule.pattern.Events.RUN_EVENT;
import static dev.goldenpath.rule.pattern.Patterns.all;
import static dev.goldenpath.rule.pattern.Patterns.every;
import static dev.goldenpath.rule.pattern.Patterns.nothingWanted;
import static dev.goldenpath.rule.pattern.Rules.inRun;
import static dev.goldenpath.rule.pattern.Rules.inScenario;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ThreadTurns;
import dev.goldenpath.timeline.Timeline;
import java.time.Duration;
import java.util.Optional;

/**
 * ISO-3: runs at once in one thread are what the target's {@code overlap} says. Other than {@code
 * parallel}, they take turns; where a newer request interrupts, the older run does not complete;
 * and where it is rejected, that is by 409, or by a stream that tells an error and no work.
 *
 * <p>Keeps it, where they queue: started, completed, and then the next run's started. Breaks it:
 * the next run's started before the completion, and then that.
 */
public final class RunsTakeTurns {
  private static final String HINT =
      "look whether a thread's runs are held back or ended; or set overlap as the target means it";

  public static final Rule RULE = inRun(Clause.ISO_3, RunsTakeTurns::pattern);

  /** How a request is answered in a thread in which a run goes on, where that is rejected. */
  public static final Rule ANSWER =
      inScenario(Clause.ISO_3, timeline -> all(rejection(timeline), acceptance(timeline)));

  private RunsTakeTurns() {}

  private static Pattern rejection(Timeline timeline) {
    return every(outcomes(timeline, call -> isRejected(call, timeline)))
        .must(
            that(
                Call::isTurnedAway,
                "409, since a run goes on in the thread (overlap=reject)",
                Calls::seen,
                HINT),
            fits(Schemas.ERROR_BODY, "a JSON body that says why", HINT));
  }

  /** Where a thread's runs are to follow each other, or to go on together, 409 is no answer. */
  private static Pattern acceptance(Timeline timeline) {
    return every(answers(timeline, call -> isTakenByARun(call, timeline)))
        .must(
            that(
                call -> false,
                "a run, though one goes on in the thread (overlap=%s)"
                    .formatted(timeline.facts().overlap().label()),
                Calls::seen,
                HINT));
  }

  private static boolean isTakenByARun(Call call, Timeline timeline) {
    return Calls.isGoodRequest(call) && ThreadTurns.isTakenByARun(call, timeline);
  }

  /** A run that was slow to be asked for may be over when the next one is. */
  private static boolean isRejected(Call call, Timeline timeline) {
    return call.request().expectation().isOfBusyThread()
        && !call.isUnavailable()
        && !call.isRejectedByStream()
        && !(call.isAccepted() && ThreadTurns.isLeftFree(call, timeline));
  }

  private static Pattern pattern(RunSlice run) {
    Overlap overlap = run.timeline().facts().overlap();
    if (overlap == Overlap.PARALLEL) {
      return nothingWanted();
    }
    if (isRejected(run)) {
      return every(RUN_EVENT)
          .must(
              that(
                  RunsTakeTurns::isNoWork,
                  "409, or a stream with agent_error and no work, since a run goes on in the"
                      + " thread (overlap=reject)",
                  Wording::at,
                  HINT));
    }
    // What comes after a run's own end is ORDER-3's; who joined late may be told of it again.
    Pattern turns =
        every(RUN_EVENT.where(event -> run.isWhole() && !run.hasEndedBefore(event)))
            .must(event -> comesAlone(event, run));
    return overlap == Overlap.INTERRUPT
        ? all(turns, every(AGENT_COMPLETED.or(AGENT_ERROR)).must(end -> isInterrupted(end, run)))
        : turns;
  }

  private static boolean isRejected(RunSlice run) {
    return run.run().call().filter(Call::isRejectedByStream).isPresent();
  }

  private static boolean isNoWork(AgentEvent event) {
    return event.type() == EventType.AGENT_STARTED || event.type() == EventType.AGENT_ERROR;
  }

  private static Optional<Mismatch> comesAlone(AgentEvent event, RunSlice run) {
    return run.turns()
        .others()
        .filter(other -> !isRejected(other))
        // Another user's in one's thread is ISO-4's to tell, and ISO-1's on one's socket.
        .filter(other -> other.run().user().equals(run.run().user()))
        .flatMap(other -> begunSince(other, event, run).stream())
        .findFirst()
        .flatMap(
            begun ->
                Mismatch.of(
                    "no event of run %s before run %s has ended, in the same thread (overlap=%s)"
                        .formatted(
                            begun.runId().orElse("?"),
                            run.run().id(),
                            run.timeline().facts().overlap().label()),
                    Wording.at(begun) + ", while that run goes on with " + Wording.at(event),
                    HINT,
                    begun.frame()));
  }

  /**
   * Return with what another run has begun since this one did, which goes on with that event: one
   * of which nothing more comes may have lost its end alone (ORDER-3). Where each has a stream of
   * its own, what comes on one may overtake what comes on another by the jitter.
   */
  private static Optional<AgentEvent> begunSince(RunSlice other, AgentEvent event, RunSlice run) {
    boolean isStreamed = run.timeline().facts().profile().protocol().isStream();
    Duration jitter = isStreamed ? run.timeline().facts().limits().jitter() : Duration.ZERO;
    return other.eventsUntil(event.at().nanos() - jitter.toNanos()).stream()
        .findFirst()
        .filter(first -> first.at().seq() > run.events().get(0).at().seq());
  }

  /** A run that comes to its end just when the other is asked for may well complete. */
  private static Optional<Mismatch> isInterrupted(AgentEvent end, RunSlice run) {
    boolean told = end.type() == EventType.AGENT_ERROR && run.turns().tellsInterruption(end);
    return told || !run.turns().isInterrupted(end)
        ? Mismatch.none()
        : Mismatch.of(
            "agent_error with the code \"interrupted\": another request came in the thread"
                + " (overlap=interrupt)",
            Wording.at(end),
            "look whether a new request ends the run that goes on in its thread");
  }
}
