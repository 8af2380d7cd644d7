package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Call;
import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * HTTP-5: two accepted requests never share a run_id, in all scenarios of an acceptance run.
 *
 * <p>Keeps it: r-1, r-2. Breaks it: r-1, r-1.
 */
final class RunIdsAreUnique implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.HTTP_5;
  }

  @Override
  public Monitor watch(Scene scene) {
    return new CallMonitor(clause(), scene) {
      @Override
      void answered(Call call, Entry.HttpResponse response, Moment moment) {
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
                    Say.quoted(id) + " was given to " + earlier + " too",
                    "look where run ids are made, and for an answer from a cache"));
      }
    };
  }
}
