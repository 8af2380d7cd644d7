package dev.goldenpath.rule.http;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.Optional;

/**
 * HTTP-3: the answer comes without waiting for the run.
 *
 * <p>Keeps it: answered after 0.1 s, a run of 3 s. Breaks it: answered when the run of 3 s ended.
 * Only runs of some length are judged, so that a slow network is not taken for waiting.
 */
public final class AnswerDoesNotWaitForTheRun implements Rule.OfRun {
  private static final Duration LONG = Duration.ofMillis(2_500);
  private static final Duration TOGETHER = Duration.ofMillis(100);

  @Override
  public Clause clause() {
    return Clause.HTTP_3;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      private Optional<Moment> suspicious = Optional.empty();

      @Override
      public void onEvent(AgentEvent event, Moment moment) {
        if (event.type().isTerminal()) {
          run.run().call().filter(this::isLong).ifPresent(call -> judge(call, moment));
        }
      }

      private boolean isLong(Call call) {
        return call.agentRequest()
            .map(AgentRequest::secondsToWait)
            .filter(seconds -> seconds * 1e9 >= LONG.toNanos())
            .isPresent();
      }

      private void judge(Call call, Moment end) {
        kept();
        Entry.HttpResponse response = call.response().orElseThrow();
        boolean slow = response.at().since(call.request().at()).compareTo(LONG) >= 0;
        boolean together = end.at().since(response.at()).compareTo(TOGETHER) < 0;
        suspicious = Optional.of(end).filter(it -> slow && together);
      }

      @Override
      protected long wakeAt() {
        return isBroken() ? NEVER : suspicious.map(end -> end.at().nanos()).orElse(NEVER);
      }

      /** Break the clause, unless the suite's own stall brought answer and end together. */
      @Override
      protected void tick(long nanos) {
        Moment end = suspicious.orElseThrow();
        suspicious = Optional.empty();
        Call call = run.run().call().orElseThrow();
        Entry.HttpResponse response = call.response().orElseThrow();
        Duration waited = response.at().since(call.request().at());
        Duration stalled = run.scene().stalledSince(call.request().at().nanos());
        if (!Entry.Stalled.mayExplain(stalled, waited)) {
          broken(
              end,
              "an answer at once, without waiting for the run",
              "it came after " + Wording.seconds(waited) + ", when the run had ended",
              "look whether the endpoint runs the agent itself before it answers",
              call.request(),
              response);
        }
      }

      @Override
      protected void end(Ending ending, long nanos) {
        suspicious.ifPresent(end -> tick(nanos));
      }
    };
  }
}
