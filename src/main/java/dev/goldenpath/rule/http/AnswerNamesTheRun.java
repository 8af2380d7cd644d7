package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import java.util.Optional;

/**
 * HTTP-3: the answer's {@code run_id} is the one that the run's events tell.
 *
 * <p>Keeps it: r-1 in the answer, r-1 in all events. Breaks it: r-1 in the answer, r-2 in every
 * event of the thread's only run.
 */
public final class AnswerNamesTheRun {
  public static final Rule RULE =
      inRun(
          Clause.HTTP_3,
          run ->
              every(RUN_END.where(end -> isText(end)))
                  .must(end -> isNamed(run) ? Mismatch.none() : misnamed(run, end)));

  private AnswerNamesTheRun() {}

  /** An id in another form than the answer's is no id of another run (EVENT-0, ISO-1). */
  private static boolean isText(AgentEvent end) {
    return end.canonical().path("run_id").isTextual();
  }

  /** Where some events have the right id, the others have a wrong one (ISO-1), not the answer. */
  private static boolean isNamed(RunSlice run) {
    return run.events().stream()
        .filter(event -> event.runId().isPresent())
        .anyMatch(run.run()::owns);
  }

  private static Optional<Mismatch> misnamed(RunSlice run, AgentEvent end) {
    return Mismatch.of(
        "events of run " + run.run().id() + ", as the answer to the request names it",
        "run " + end.runId().orElse("without an id") + " in " + Wording.place(end),
        "look which of two ids the answer is made from: the run's own, or one that is made for it");
  }
}
