package dev.goldenpath.rule.http;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.CallMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * HTTP-5: two accepted requests never share a run_id, in all scenarios of an acceptance run.
 *
 * <p>Keeps it: r-1, r-2. Breaks it: r-1, r-1.
 */
public final class RunIdsAreUnique implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.HTTP_5;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new CallMonitor(clause(), scene) {
      @Override
      public void answered(Call call, Entry.HttpResponse response, Moment moment) {
        call.runId().ifPresent(id -> claim(call, id, moment));
      }

      private void claim(Call call, String id, Moment moment) {
        Optional<String> other = scene.ledger().claimRun(id, scene.name() + " " + call.name());
        kept();
        other.ifPresent(
            earlier ->
                brokenBy(
                    call,
                    moment,
                    "a run_id of its own for each accepted request",
                    Wording.quoted(id) + " was given to " + earlier + " too",
                    "look where run ids are made, and for an answer from a cache"));
      }
    };
  }
}
