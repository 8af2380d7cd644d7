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
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.wire.Expectation;
import java.util.Set;
import java.util.TreeSet;

/**
 * HTTP-4: a bad request is refused with the status that fits, and {"error": {"code", "message"}};
 * 429 and 503 come with Retry-After.
 *
 * <p>Keeps it: 401 with an error body for a forged token. Breaks it: 202 for the same; or 200 with
 * an error in the body; or 500; or 503 without Retry-After.
 */
public final class BadRequestIsRefused {
  public static final Rule RULE =
      inScenario(
          Clause.HTTP_4,
          timeline ->
              every(outcomes(timeline, BadRequestIsRefused::isRefusalOrShouldBe))
                  .must(
                      that(
                          call -> !call.isOverloaded(),
                          call -> "Retry-After with " + call.status(),
                          call -> "a " + call.status() + " without it",
                          "look how the backend says that it is over a limit or has no agents"),
                      unlessStalled(
                          that(
                              BadRequestIsRefused::hasRightStatus,
                              BadRequestIsRefused::expected,
                              Calls::seen,
                              "look where the endpoint checks this, and whether it does so before"
                                  + " it starts a run")),
                      fits(
                          Schemas.ERROR_BODY,
                          "a JSON body {\"error\": {\"code\", \"message\"}}",
                          "look how refusals are written; where they have other places is said"
                              + " under response.error, "
                              + timeline.facts().profile().place("response.error"))));

  private BadRequestIsRefused() {}

  private static boolean isRefusalOrShouldBe(Call call) {
    return call.isExecute() && !call.isUnavailable() && (call.isOverloaded() || isBad(call));
  }

  /**
   * In another's thread a request may also be accepted; ISO-4 judges with which status. In a thread
   * in which a run goes on it is no bad one; that is ISO-3's.
   */
  private static boolean isBad(Call call) {
    Expectation expected = call.request().expectation();
    boolean refused = Set.of(401, 403, 404).contains(call.status()) || call.response().isEmpty();
    return !expected.isAcceptance()
        && !expected.isOfBusyThread()
        && (!expected.orOwnThread() || refused);
  }

  private static boolean hasRightStatus(Call call) {
    Expectation expected = call.request().expectation();
    return call.response().isPresent()
        && (expected.orOwnThread() || expected.statuses().contains(call.status()));
  }

  private static String expected(Call call) {
    Expectation expected = call.request().expectation();
    return "a refusal of a request "
        + expected.because().orElse("")
        + ": "
        + new TreeSet<>(expected.statuses());
  }
}
