package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Mismatch.Timing;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.AnswerTimes;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.util.Optional;

/**
 * HTTP-3: the answer comes without waiting for the run.
 *
 * <p>Keeps it: answered after 0.1 s, a run of 3 s. Breaks it: answered when the run of 3 s, or its
 * tool, ended; or, over many runs of 0.3 to 2 s, each when it ended.
 */
public final class AnswerDoesNotWaitForTheRun {
  /** A run so long is judged alone: half the HTTP limit, so that no slow network takes as long. */
  private static final Duration LONG = Duration.ofMillis(2_500);

  private static final Duration TOGETHER = AnswerTimes.TOGETHER;
  public static final Rule RULE =
      inRun(
          Clause.HTTP_3,
          run ->
              run.run()
                  .call()
                  .filter(call -> !run.timeline().facts().profile().answer().afterRun())
                  .map(call -> isLong(call) ? endsAreApart(call, run) : tracksNoRun(call, run))
                  .orElse(nothingWanted()));

  private AnswerDoesNotWaitForTheRun() {}

  private static boolean isLong(Call call) {
    double seconds = call.agentRequest().map(AgentRequest::secondsToWait).orElse(0.0);
    return seconds * 1e9 >= LONG.toNanos();
  }

  private static Pattern endsAreApart(Call call, RunSlice run) {
    return all(every(RUN_END).must(isApartFrom(call, run)), toolsAreApart(call, run));
  }

  /** Shorter ones are judged together: an answer may be as late as one of them by chance. */
  private static Pattern tracksNoRun(Call call, RunSlice run) {
    return every(RUN_END.where(end -> isTogether(call, end)))
        .must(
            end ->
                run.timeline().ledger().answerTimes().trackTheRuns()
                    ? waited(call, "the run had ended, and so in other runs, however long", run)
                    : Mismatch.none());
  }

  private static boolean isTogether(Call call, AgentEvent end) {
    Duration apart = end.at().since(call.response().orElseThrow().at()).abs();
    return call.took().compareTo(AnswerTimes.LONG_ENOUGH) >= 0 && apart.compareTo(TOGETHER) <= 0;
  }

  /** A tool may well end long before a slow answer; one that waits for it comes just then. */
  private static Pattern toolsAreApart(Call call, RunSlice run) {
    Stamp answered = call.response().orElseThrow().at();
    return every(
            TOOL_COMPLETED.where(end -> answered.since(end.at()).abs().compareTo(TOGETHER) < 0))
        .must(isApartFrom(call, run));
  }

  private static Check<AgentEvent> isApartFrom(Call call, RunSlice run) {
    Entry.HttpRequest request = call.request();
    Entry.HttpResponse answer = call.response().orElseThrow();
    Duration excess = call.took().minus(LONG);
    Check<AgentEvent> check =
        end ->
            excess.isNegative() || end.at().since(answer.at()).compareTo(TOGETHER) >= 0
                ? Mismatch.none()
                : waited(
                    call, (end.type().isTerminal() ? "the run" : "its tool") + " had ended", run);
    return check.unlessStalled(end -> new Timing(request.at().nanos(), excess));
  }

  private static Optional<Mismatch> waited(Call call, String when, RunSlice run) {
    return Mismatch.of(
        "an answer at once, without waiting for the run",
        "it came after " + Wording.seconds(call.took()) + ", when " + when,
        "look whether the endpoint runs the agent itself before it answers"
            + run.timeline().facts().profile().orWrite("response.comes", "after_run"),
        call.request(),
        call.response().orElseThrow());
  }
}
