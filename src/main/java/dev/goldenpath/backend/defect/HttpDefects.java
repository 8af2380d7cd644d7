package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.replying;
import static dev.goldenpath.backend.defect.Moves.replyingIf;
import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Call.HEALTH;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.examining;
import static dev.goldenpath.backend.seam.Twist.naming;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Health, accepted requests and run ids gone wrong: HTTP-1, HTTP-2, HTTP-3, HTTP-5. */
final class HttpDefects {

  private static final int SLOW_MILLIS = 6_500;

  /** So long that the last event has surely overtaken the response. */
  private static final int AFTER_END_MILLIS = 100;

  private static final int LOW_LIMIT = 16 * 1024;

  static final List<Defect> LIST =
      List.of(
          defect("health-answers-500", "GET /health answers 500 while the backend serves.")
              .breaks("HTTP-1")
              .at(Place.HTTP)
              .as(() -> replying(HEALTH, reply -> Reply.error(500, "oops", "Health failed."))),
          defect("health-status-is-ok", "GET /health says \"ok\" instead of \"healthy\".")
              .breaks("HTTP-1")
              .at(Place.HTTP)
              .as(() -> replying(HEALTH, r -> r.withBody(body -> body.put("status", "ok")))),
          defect("health-wants-a-token", "GET /health answers 401.")
              .breaks("HTTP-1")
              .at(Place.AUTH)
              .as(() -> replying(HEALTH, r -> Reply.error(401, "unauthorized", "No token."))),
          defect("health-agents-available-as-text", "agents.available is a text in /health.")
              .breaks("HTTP-1")
              .at(Place.HTTP)
              .as(
                  () ->
                      replying(
                          HEALTH,
                          r -> r.withBody(b -> b.withObject("/agents").put("available", "yes")))),
          defect("agent-config-demanded", "A request without agent_config is refused with 422.")
              .breaks("HTTP-2", "HTTP-3", "HTTP-4")
              .at(Place.HTTP)
              .as(() -> refusing((user, r, body) -> !body.has("agent_config"))),
          defect("non-ascii-message-refused", "A message with letters beyond ASCII is refused.")
              .breaks("HTTP-2", "HTTP-3", "HTTP-4")
              .at(Place.HTTP)
              .as(() -> refusing((u, r, b) -> r.message().chars().anyMatch(c -> c > 127))),
          defect("large-message-refused", "A message of more than 16 KiB is refused with 422.")
              .breaks("HTTP-2", "HTTP-3", "HTTP-4")
              .at(Place.HTTP)
              .as(() -> refusing((user, r, body) -> r.message().length() > LOW_LIMIT)),
          defect("second-run-in-thread-refused", "A thread takes no second request: 422.")
              .breaks("HTTP-2", "HTTP-3", "HTTP-4", "CONN-4")
              .at(Place.HTTP)
              .as(
                  () -> {
                    Set<String> seen = ConcurrentHashMap.newKeySet();
                    return refusing((user, request, body) -> !seen.add(request.threadId()));
                  }),
          defect("execute-waits-for-the-run", "The response comes after the run's last event.")
              .breaks("HTTP-3")
              .at(Place.HTTP)
              .as(HttpDefects::waiting),
          defect("execute-answers-late", "The response takes longer than the HTTP limit.")
              .breaks("HTTP-3", "TIME-4")
              .at(Place.HTTP)
              .silently()
              .as(HttpDefects::slow),
          defect("execute-echoes-another-thread", "The response names another thread_id.")
              .breaks("HTTP-3", "ISO-1")
              .at(Place.HTTP)
              .like("F24")
              .as(() -> onAccepted(r -> r.withBody(b -> b.put("thread_id", newId())))),
          defect("execute-reply-lacks-run-id", "The response has no run_id.")
              .breaks("HTTP-3")
              .at(Place.HTTP)
              .as(() -> onAccepted(r -> r.withBody(b -> b.remove("run_id")))),
          defect("execute-reply-has-another-run-id", "The response's run_id is not the events'.")
              .breaks("HTTP-3", "ISO-1", "ISO-2", "TIME-4")
              .at(Place.HTTP)
              .as(() -> onAccepted(r -> r.withBody(b -> b.put("run_id", newId())))),
          defect("execute-status-is-queued", "The response's status is \"queued\".")
              .breaks("HTTP-3")
              .at(Place.HTTP)
              .as(() -> onAccepted(r -> r.withBody(b -> b.put("status", "queued")))),
          defect("execute-renames-the-agent", "The response's agent_type is a class name.")
              .breaks("HTTP-3")
              .at(Place.HTTP)
              .as(() -> onAccepted(r -> r.withBody(b -> b.put("agent_type", "DataHelperAgent")))),
          defect("execute-answers-201", "A good request is answered 201.")
              .breaks("HTTP-3")
              .at(Place.HTTP)
              .as(() -> onAccepted(r -> r.withStatus(201))),
          defect("execute-500-while-starting-up", "The first two good requests are answered 500.")
              .breaks("HTTP-3")
              .at(Place.HTTP)
              .like("F36")
              .as(() -> refusingFirst(2, 500)),
          defect("execute-422-while-starting-up", "The first good request is answered 422.")
              .breaks("HTTP-3", "HTTP-2", "HTTP-4")
              .at(Place.HTTP)
              .like("F36")
              .as(() -> refusingFirst(1, 422)),
          defect("run-id-of-the-thread", "All runs of a thread have one run_id.")
              .breaks("HTTP-5", "ORDER-1", "ORDER-3", "EVENT-0", "ISO-3")
              .at(Place.ROUTING)
              .as(() -> naming((user, request, next) -> idOf("thread " + request.threadId()))),
          defect("run-id-of-the-message", "Two requests with the same message share a run_id.")
              .breaks("HTTP-5", "ISO-1", "ISO-2", "ORDER-1", "ORDER-3")
              .at(Place.ROUTING)
              .as(() -> naming((user, request, next) -> idOf("message " + request.message()))),
          defect("run-id-repeats-after-ten", "Every tenth request gets the run_id of the first.")
              .breaks("HTTP-5", "ISO-1", "ISO-2", "ORDER-1", "ORDER-3")
              .at(Place.ROUTING)
              .as(
                  () -> {
                    AtomicInteger count = new AtomicInteger();
                    String salt = newId();
                    return naming((user, r, next) -> idOf(salt + count.getAndIncrement() % 10));
                  }),
          defect("run-id-shared-within-a-moment", "Requests of one half second share a run_id.")
              .breaks("HTTP-5", "ISO-1", "ISO-2", "ISO-3", "ORDER-1", "ORDER-3", "PAIR-1", "PAIR-2")
              .at(Place.ROUTING)
              .as(
                  () -> {
                    String salt = newId();
                    return naming((user, r, next) -> idOf(salt + System.currentTimeMillis() / 500));
                  }));

  private HttpDefects() {}

  /** Tells whether to refuse a good request. */
  private interface Objection {
    boolean to(User user, RunRequest request, JsonNode body);
  }

  private static Behaviour refusing(Objection objection) {
    return examining(
        (in, user, body, next) ->
            next.apply(body)
                .or(
                    () ->
                        objection.to(user, RunRequest.of(body, Optional.empty()), body)
                            ? Optional.of(Refusal.of(422, "unprocessable", "Not possible."))
                            : Optional.empty()));
  }

  private static Behaviour refusingFirst(int requests, int status) {
    AtomicInteger left = new AtomicInteger(requests);
    return examining(
        (in, user, body, next) ->
            next.apply(body)
                .or(
                    () ->
                        left.getAndDecrement() > 0
                            ? Optional.of(Refusal.of(status, "starting", "Starting up."))
                            : Optional.empty()));
  }

  private static Behaviour onAccepted(UnaryOperator<Reply> edit) {
    return replyingIf(EXECUTE, Reply::isAccepted, edit);
  }

  private static Behaviour waiting() {
    Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    return all(
        emitting(
            (in, event, next) -> {
              next.accept(event);
              if (event.isLast()) {
                CompletableFuture<Void> end = end(ends, event.run().id());
                Attached.later(in, AFTER_END_MILLIS, () -> end.complete(null));
              }
            }),
        answering(
            (in, call, next) ->
                next.apply(call)
                    .thenCompose(
                        reply ->
                            call.isTo(EXECUTE) && reply.isAccepted()
                                ? end(ends, reply.body().path("run_id").asText())
                                    .thenApply(ended -> reply)
                                : CompletableFuture.completedFuture(reply))));
  }

  private static CompletableFuture<Void> end(
      Map<String, CompletableFuture<Void>> ends, String runId) {
    return ends.computeIfAbsent(runId, id -> new CompletableFuture<>());
  }

  private static Behaviour slow() {
    return answering(
        (in, call, next) -> {
          if (!call.isTo(EXECUTE)) {
            return next.apply(call);
          }
          CompletableFuture<Reply> late = new CompletableFuture<>();
          next.apply(call)
              .thenAccept(reply -> Attached.later(in, SLOW_MILLIS, () -> late.complete(reply)));
          return late;
        });
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String idOf(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
