package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Calls.answers;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Timeline;
import java.util.Optional;

/**
 * HTTP-5: two accepted requests never share a run_id, in all scenarios of an acceptance run.
 *
 * <p>Keeps it: r-1, r-2. Breaks it: r-1, r-1.
 */
public final class RunIdsAreUnique {
  public static final Rule RULE =
      inScenario(
          Clause.HTTP_5,
          timeline ->
              every(answers(timeline, call -> call.runId().isPresent()))
                  .must(call -> isNew(call.runId().orElseThrow(), call, timeline)));

  private RunIdsAreUnique() {}

  private static Optional<Mismatch> isNew(String id, Call call, Timeline timeline) {
    return timeline
        .ledger()
        .firstOther(id, timeline.nameOf(call))
        .flatMap(
            earlier ->
                Mismatch.of(
                    "a run_id of its own for each accepted request",
                    Wording.quoted(id) + " was given to " + earlier + " too",
                    "look where run ids are made, and for an answer from a cache"));
  }
}
