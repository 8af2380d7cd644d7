package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.schema.SchemaProblem;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the scenario's HTTP calls are answered; each is shown with its request. */
public final class Calls {
  /** So long, at the least, a server waits for a request on a connection that it has taken. */
  public static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);

  private Calls() {}

  /** The answers to calls. */
  public static Element<Call> answers(Timeline timeline, Predicate<Call> which) {
    return new Element<>(
        "answer",
        Interest.in(Entry.HttpResponse.class),
        moment -> answered(timeline, moment).filter(which),
        call -> List.of(call.request()));
  }

  /** The answers to calls, and that none came; not that the target could not be reached. */
  public static Element<Call> outcomes(Timeline timeline, Predicate<Call> which) {
    return answers(timeline, which)
        .or(
            Element.of(
                "failure",
                Interest.in(Entry.HttpFailed.class),
                moment -> failed(timeline, moment).filter(which)));
  }

  private static Optional<Call> answered(Timeline timeline, Moment moment) {
    return moment.entry() instanceof Entry.HttpResponse response
        ? timeline.call(response.call())
        : Optional.empty();
  }

  private static Optional<Call> failed(Timeline timeline, Moment moment) {
    return moment.entry() instanceof Entry.HttpFailed failed && failed.failure().isTheTargets()
        ? timeline.call(failed.call())
        : Optional.empty();
  }

  /** Return whether it is an execute call that should be accepted, whatever the backend thinks. */
  public static boolean isGoodRequest(Call call) {
    return call.isExecute()
        && call.request().expectation().isAcceptance()
        && !call.isRefusedForNoTools();
  }

  /** Return the status and the body's beginning, or why there are none. */
  public static String seen(Call call) {
    return call.response()
        .map(answer -> "HTTP " + answer.status() + " " + Wording.cut(answer.body()))
        .or(() -> call.failure().map(Entry.HttpFailed::reason))
        .orElse("nothing");
  }

  /** Hold it against the backend, unless it waited in vain for what a stall of the suite kept. */
  public static Check<Call> unlessStalled(Check<Call> check) {
    return check.unlessStalled(
        call -> call.failure().filter(Entry.HttpFailed::isClosed).isPresent(),
        call -> new Mismatch.Timing(call.request().at().nanos(), SHORTEST_PATIENCE));
  }

  private static String body(Call call) {
    return Wording.quoted(call.response().map(Entry.HttpResponse::body).orElse(""));
  }

  /** Want a body that is JSON as a schema of the contract says. */
  public static Check<Call> fits(String schema, String json, String hint) {
    Check<Call> isJson = Check.that(call -> call.answer().isPresent(), json, Calls::body, hint);
    return Check.all(List.of(isJson, call -> problem(schema, call, hint)));
  }

  private static Optional<Mismatch> problem(String schema, Call call, String hint) {
    List<SchemaProblem> problems =
        Schemas.check(schema, call.answer().orElseThrow()).stream()
            .filter(it -> !(call.isNamedByEvents() && it.pointer().equals("run_id")))
            .toList();
    return problems.isEmpty()
        ? Mismatch.none()
        : Mismatch.of(problems.get(0).expected(), problems.get(0).toString(), hint);
  }
}
