package dev.goldenpath.rule.safe;

import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.timeline.Delivery;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * SAFE-1: nothing delivered holds an access token or password that the suite used, any other JWT,
 * or a stack trace.
 *
 * <p>Keeps it: "the token is expired". Breaks it: "token eyJhbGciOi… is expired"; or an error body
 * with "at com.acme.Agent.run(Agent.java:42)".
 */
public final class SecretsStaySecret {
  public static final Rule RULE =
      inScenario(
          Clause.SAFE_1,
          timeline ->
              every(Element.of("delivery", moment -> delivering(moment, timeline)))
                  .must(moment -> isSafe(moment, timeline)));

  private SecretsStaySecret() {}

  /** The login's own answer gives a token; that is what it is for. */
  private static Optional<Moment> delivering(Moment moment, Timeline timeline) {
    boolean isLogin =
        moment.entry() instanceof Entry.HttpResponse response
            && timeline
                .call(response.call())
                .filter(call -> call.request().kind() == CallKind.LOGIN)
                .isPresent();
    return isLogin || moment.deliveries().isEmpty() ? Optional.empty() : Optional.of(moment);
  }

  private static Optional<Mismatch> isSafe(Moment moment, Timeline timeline) {
    for (Delivery delivered : moment.deliveries()) {
      Optional<Mismatch> leak = leak(delivered, moment, timeline);
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Mismatch.none();
  }

  private static Optional<Mismatch> leak(Delivery delivered, Moment moment, Timeline timeline) {
    Optional<String> secret = timeline.ledger().leak(delivered.text());
    Optional<String> what = secret.isPresent() ? secret : StackTrace.in(delivered.text());
    return what.isEmpty()
        ? Mismatch.none()
        : Mismatch.of(
            "no token, no password and no stack trace in anything delivered",
            what.get()
                + " in "
                + delivered.where()
                + moment.event().map(event -> " (" + event.typeName() + ")").orElse("")
                + " at event "
                + moment.at().seq(),
            "look what is put into messages and errors: texts for people, never internals");
  }
}
