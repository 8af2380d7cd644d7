package dev.goldenpath.rule.http;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.CallMonitor;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.util.Optional;

/**
 * HTTP-4: a refused request starts no run: no event follows it.
 *
 * <p>Keeps it: 422, and the next run's events only. Breaks it: 422, then agent_started of a run
 * that no response named.
 */
public final class RefusedRequestStartsNoRun implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.HTTP_4;
  }

  @Override
  public boolean judgesForeignRuns() {
    return true;
  }

  @Override
  public Monitor watch(RunSlice slice) {
    return new Monitor(clause(), slice.id()) {
      @Override
      protected void on(Moment moment) {
        if (slice.ownership() == RunSlice.Ownership.STRANGE
            && moment.event().filter(event -> event.type().isOfRun()).isPresent()) {
          refusedBefore(moment).ifPresent(call -> judge(call, moment));
        }
      }

      private Optional<Call> refusedBefore(Moment moment) {
        return slice.scene().calls().stream()
            .filter(Call::isRefused)
            // A good request that is refused without need is HTTP-3's, with all that follows.
            .filter(call -> !CallMonitor.isGoodRequest(call) || call.isUnavailable())
            .filter(call -> call.request().at().seq() < moment.at().seq())
            .filter(call -> call.request().body().contains(threadOf(moment)))
            // The latest one is the likeliest.
            .reduce((earlier, later) -> later);
      }

      /** What is told of another thread was asked for elsewhere, wherever it is heard. */
      private String threadOf(Moment moment) {
        return moment.event().flatMap(AgentEvent::threadId).orElse(slice.socket().threadId());
      }

      private void judge(Call call, Moment moment) {
        broken(
            moment,
            "no event after the refused request "
                + call.request().expectation().because().orElse(""),
            moment.event().orElseThrow().typeName()
                + " of run "
                + slice.run().id()
                + ", which no response named",
            "look whether the run is started before the request is checked",
            call.request(),
            call.response().orElseThrow());
      }
    };
  }
}
