package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Calls.fits;
import static dev.goldenpath.rule.pattern.Calls.outcomes;
import static dev.goldenpath.rule.pattern.Calls.unlessStalled;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch.Timing;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.ThreadTurns;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * HTTP-3: a good request is answered 202 (or 200) at once, with run_id, the same thread_id and
 * agent_type, and status accepted.
 *
 * <p>Keeps it: 202 with the request's thread_id. Breaks it: 500; or another thread_id; or no answer
 * within the HTTP limit.
 */
public final class GoodRequestIsAccepted {
  public static final Rule RULE = inScenario(Clause.HTTP_3, GoodRequestIsAccepted::pattern);

  private GoodRequestIsAccepted() {}

  private static Pattern pattern(Timeline timeline) {
    Duration limit = timeline.facts().profile().answer().limit(timeline.facts().limits());
    Set<Integer> statuses = timeline.facts().profile().answer().statuses();
    Function<Call, String> inTime = call -> "an answer within " + Wording.seconds(limit);
    return every(outcomes(timeline, call -> isDecided(call, timeline)))
        .must(
            unlessStalled(
                that(
                    call -> call.response().isPresent(),
                    inTime,
                    Calls::seen,
                    "look what the endpoint waits for; it must not wait for the run")),
            that(
                call -> statuses.contains(call.status()),
                (statuses.equals(Set.of(200, 202)) ? "202 (or 200)" : new TreeSet<>(statuses))
                    + " for a good request",
                Calls::seen,
                "look for the request's traceparent in the backend's log"),
            fits(
                Schemas.EXECUTE_ACCEPTED,
                "a JSON body",
                "look what the response carries; how the target answers is said under response, "
                    + timeline.facts().profile().place("response")),
            takes(limit, inTime),
            names("thread_id", AgentRequest::threadId),
            names(
                "agent_type",
                asked -> timeline.facts().profile().parts().agentOnTheWire(asked.agentType())));
  }

  private static boolean isDecided(Call call, Timeline timeline) {
    return Calls.isGoodRequest(call)
        && !call.isUnavailable()
        && !ThreadTurns.mayBeTaken(call, timeline);
  }

  private static Check<Call> takes(Duration limit, Function<Call, String> inTime) {
    Check<Call> check =
        that(
            call -> call.took().compareTo(limit) <= 0,
            inTime,
            call -> "it took " + Wording.seconds(call.took()),
            "look what the endpoint waits for");
    return check.unlessStalled(
        call -> new Timing(call.request().at().nanos(), call.took().minus(limit)));
  }

  private static Check<Call> names(String field, Function<AgentRequest, String> asked) {
    Function<Call, String> wanted = call -> asked.apply(call.agentRequest().orElseThrow());
    return that(
        call -> call.answer().orElseThrow().path(field).asText().equals(wanted.apply(call)),
        call -> field + " " + wanted.apply(call) + ", as in the request",
        call -> Wording.value(call.answer().orElseThrow().path(field)),
        "look where the response takes " + field + " from");
  }
}
