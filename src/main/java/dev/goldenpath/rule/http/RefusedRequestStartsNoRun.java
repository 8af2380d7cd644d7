package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.RunSlice;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * HTTP-4: a refused request starts no run: no event follows it. Where it was rejected for a run
 * that goes on in its thread, that is ISO-3's.
 *
 * <p>Keeps it: 422, and the next run's events only. Breaks it: 422, then agent_started of a run
 * that no response named.
 */
public final class RefusedRequestStartsNoRun {
  public static final Rule RULE = of(Clause.HTTP_4, call -> !isOfBusyThread(call));

  public static final Rule OF_BUSY_THREAD =
      of(Clause.ISO_3, RefusedRequestStartsNoRun::isOfBusyThread);

  private RefusedRequestStartsNoRun() {}

  private static Rule of(Clause clause, Predicate<Call> which) {
    return inAnyRun(
        clause,
        run ->
            run.ownership() == RunSlice.Ownership.STRANGE
                ? every(RUN_EVENT.where(event -> refusal(run, event).filter(which).isPresent()))
                    .must(event -> refusal(run, event).flatMap(call -> wrong(call, run, event)))
                : nothingWanted());
  }

  private static boolean isOfBusyThread(Call call) {
    return call.request().expectation().isOfBusyThread();
  }

  /** Return the latest refused call before an event, in its thread: the likeliest. */
  private static Optional<Call> refusal(RunSlice run, AgentEvent event) {
    // What is told of another thread was asked for elsewhere, wherever it is heard.
    String thread = event.threadId().orElse(run.socket().threadId());
    if (isAwaited(run, thread, event) || run.mayBeOfAnUnansweredRequest()) {
      return Optional.empty();
    }
    return run.timeline().calls().stream()
        .filter(Call::isRefused)
        // A good request that is refused without need is HTTP-3's, with all that follows.
        .filter(call -> !Calls.isGoodRequest(call) || call.isUnavailable())
        .filter(call -> asked(call, thread, event, run))
        .reduce((earlier, later) -> later);
  }

  /**
   * Return whether an accepted run of that thread has told nothing yet: then the event is likelier
   * its own, under an id that its answer did not name.
   */
  private static boolean isAwaited(RunSlice run, String thread, AgentEvent event) {
    return run.timeline().slicesOn(run.socket()).stream()
        .filter(RunSlice::isOwn)
        .filter(
            slice -> slice.run().call().filter(call -> asked(call, thread, event, run)).isPresent())
        .anyMatch(slice -> run.timeline().eventRuns().isSilentOn(run.socket(), slice.run()));
  }

  private static boolean asked(Call call, String thread, AgentEvent event, RunSlice run) {
    return call.request().at().seq() < event.at().seq() && isIn(thread, call, run);
  }

  /**
   * Return whether a request may have been made in a thread. Where its path says which, a bad one
   * may have been made in the one that the socket listens to; others may be other scenarios'.
   */
  private static boolean isIn(String thread, Call call, RunSlice run) {
    return run.timeline().facts().profile().request().saysInBody("thread_id")
        ? call.request().body().contains(thread)
        : call.agentRequest()
            .map(asked -> asked.threadId().equals(thread))
            .orElse(
                call.request().user().equals(run.socket().user())
                    && thread.equals(run.socket().threadId()));
  }

  private static Optional<Mismatch> wrong(Call call, RunSlice run, AgentEvent event) {
    return Mismatch.of(
        "no event after the refused request " + call.request().expectation().because().orElse(""),
        event.typeName() + " of run " + run.run().id() + ", which no response named",
        "look whether the run is started before the request is checked",
        call.request(),
        call.response().orElseThrow());
  }
}
