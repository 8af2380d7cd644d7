package dev.goldenpath.backend.variant;

import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Call.HEALTH;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.variant.Variant.oneOf;
import static dev.goldenpath.backend.variant.Variant.variant;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What HTTP-1 to HTTP-4 leave open. */
final class HttpVariants {

  private static final int AFTER_FIRST_EVENTS_MILLIS = 300;

  static final List<Variant> LIST =
      List.of(
          variant(
              "health-without-agents",
              "GET /health tells no agents, but further fields.",
              "HTTP-1",
              () -> editing(HEALTH, r -> r.status() == 200, HttpVariants::withoutAgents)),
          variant(
              "accepted-with-200",
              "An accepted request is answered 200.",
              "HTTP-3",
              () -> editing(EXECUTE, r -> r.status() == 202, r -> r.withStatus(200))),
          variant(
              "accepted-with-further-fields",
              "The execute response has fields that nobody asked for.",
              "HTTP-3",
              () ->
                  editing(
                      EXECUTE,
                      Reply::isAccepted,
                      r ->
                          r.withBody(
                              b -> b.put("queue", 0).putObject("links").put("self", "/runs")))),
          variant(
              "response-after-the-first-events",
              "The execute response comes 300 ms late, after the first events.",
              "HTTP-3",
              HttpVariants::late),
          variant(
              "refused-with-422",
              "A bad body is answered 422.",
              "HTTP-4",
              () -> editing(EXECUTE, r -> r.status() == 400, r -> r.withStatus(422))),
          oneOf(
              "too-large",
              "too-large-with-400",
              "A message that is too large is answered 400.",
              "HTTP-4",
              () -> editing(EXECUTE, r -> r.status() == 413, r -> r.withStatus(400))),
          oneOf(
              "too-large",
              "too-large-with-422",
              "A message that is too large is answered 422.",
              "HTTP-4",
              () -> editing(EXECUTE, r -> r.status() == 413, r -> r.withStatus(422))));

  private HttpVariants() {}

  private static Behaviour editing(String path, Predicate<Reply> which, UnaryOperator<Reply> edit) {
    return answering(
        (in, call, next) ->
            next.apply(call).thenApply(r -> call.isTo(path) && which.test(r) ? edit.apply(r) : r));
  }

  private static Reply withoutAgents(Reply reply) {
    return reply.withBody(
        body -> {
          body.remove("agents");
          body.put("version", "1.4.2").putObject("checks").put("database", "up");
        });
  }

  private static Behaviour late() {
    return answering(
        (in, call, next) -> {
          if (!call.isTo(EXECUTE)) {
            return next.apply(call);
          }
          CompletableFuture<Reply> later = new CompletableFuture<>();
          next.apply(call)
              .thenAccept(
                  reply ->
                      Attached.later(in, AFTER_FIRST_EVENTS_MILLIS, () -> later.complete(reply)));
          return later;
        });
  }
}
