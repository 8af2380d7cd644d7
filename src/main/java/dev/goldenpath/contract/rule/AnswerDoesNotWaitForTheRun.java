package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Call;
import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import java.time.Duration;

/**
 * HTTP-3: the answer comes without waiting for the run.
 *
 * <p>Keeps it: answered after 0.1 s, a run of 3 s. Breaks it: answered when the run of 3 s ended.
 * Only runs of some length are judged, so that a slow network is not taken for waiting.
 */
final class AnswerDoesNotWaitForTheRun implements Rule.OfRun {
  private static final double LONG_SECONDS = 2.5;
  private static final Duration TOGETHER = Duration.ofMillis(100);

  @Override
  public Clause clause() {
    return Clause.HTTP_3;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      @Override
      void onEvent(AgentEvent event, Moment moment) {
        if (event.type().isTerminal()) {
          run.run().call().filter(this::isLong).ifPresent(call -> judge(call, event, moment));
        }
      }

      private boolean isLong(Call call) {
        return call.agentRequest()
            .filter(request -> request.allows("wait_tool"))
            .map(AgentRequest::askedSeconds)
            .filter(seconds -> seconds >= LONG_SECONDS)
            .isPresent();
      }

      private void judge(Call call, AgentEvent end, Moment moment) {
        Entry.HttpResponse response = call.response().orElseThrow();
        Duration took = response.at().since(call.request().at());
        kept();
        if (took.toMillis() >= LONG_SECONDS * 1000
            && end.at().since(response.at()).compareTo(TOGETHER) < 0) {
          broken(
              moment,
              "an answer at once, without waiting for the run",
              "it came after " + Say.seconds(took) + ", when the run had ended",
              "look whether the endpoint runs the agent itself before it answers",
              call.request(),
              response);
        }
      }
    };
  }
}
