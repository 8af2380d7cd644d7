package dev.goldenpath.rule.http;

import static dev.goldenpath.rule.pattern.Calls.answers;
import static dev.goldenpath.rule.pattern.Calls.fits;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.wire.CallKind;

/**
 * HTTP-1: {@code GET /health} answers 200 with {@code {"status": "healthy"}} when the backend can
 * serve; 503 and agents.available false mean that it can't. Any other answer breaks the clause.
 *
 * <p>Keeps it: 200 healthy; or 503; or 200 degraded with agents.available false. Breaks it: 200
 * {"status": "ok"}; or 500.
 */
public final class HealthTellsTruly {
  private static final String HINT =
      "look at the health endpoint; a target without one sets no health path";

  public static final Rule RULE =
      inScenario(
          Clause.HTTP_1,
          timeline ->
              every(answers(timeline, HealthTellsTruly::saysThatItCanServe))
                  .must(
                      that(
                          call -> call.status() == 200,
                          "200, or 503 when it can't serve",
                          call -> "HTTP " + call.status(),
                          HINT),
                      fits(Schemas.HEALTH, "a JSON body", HINT)
                          .when(call -> !call.saysNoAgents())));

  private HealthTellsTruly() {}

  private static boolean saysThatItCanServe(Call call) {
    return call.request().kind() == CallKind.HEALTH && call.status() != 503;
  }
}
