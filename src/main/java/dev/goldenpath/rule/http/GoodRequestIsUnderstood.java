package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Calls.answers;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.ThreadTurns;
import dev.goldenpath.timeline.Timeline;

/**
 * HTTP-2: a POST to the execute endpoint with a bearer token and a well-formed body starts a run;
 * {@code agent_config} is optional.
 *
 * <p>Keeps it: 202 for a body without agent_config. Breaks it: 422 for the same.
 */
public final class GoodRequestIsUnderstood {
  public static final Rule RULE =
      inScenario(
          Clause.HTTP_2,
          timeline ->
              every(answers(timeline, call -> isDecided(call, timeline)))
                  .must(
                      that(
                          Call::isAccepted,
                          call ->
                              "a run for a well-formed request: "
                                  + Wording.cut(call.request().body()),
                          Calls::seen,
                          "compare the request with what the endpoint reads: only type, agent_type,"
                              + " message, thread_id and user_context.user_id are required")));

  private GoodRequestIsUnderstood() {}

  /** What the backend could not serve, or not beside a run, says nothing of what it understood. */
  private static boolean isDecided(Call call, Timeline timeline) {
    int kind = call.status() / 100;
    return Calls.isGoodRequest(call)
        && !call.isOverloaded()
        && !ThreadTurns.mayBeTaken(call, timeline)
        && !ThreadTurns.isTakenByARun(call, timeline)
        && (kind == 2 || kind == 4);
  }
}
