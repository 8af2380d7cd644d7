package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.overlooking;
import static dev.goldenpath.backend.defect.Moves.replyingIf;
import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.examining;
import static dev.goldenpath.backend.seam.Twist.identifying;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Chain;
import dev.goldenpath.backend.seam.Door;
import dev.goldenpath.backend.seam.Identification;
import dev.goldenpath.backend.seam.Identification.Problem;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Requests that should be refused, or are refused in the wrong way: HTTP-4. */
final class RefusalDefects {

  private static final int MESSAGE_LIMIT = 64 * 1024;

  static final List<Defect> LIST =
      List.of(
          accepting("blank-message-accepted", "A blank message is accepted.", "bad_message"),
          accepting("iterations-unchecked", "max_iterations 0 is accepted.", "bad_max_iterations"),
          accepting("unknown-tool-accepted", "A tool unknown here is accepted.", "bad_tools"),
          accepting(
              "thread-id-unchecked", "A thread_id that is no UUID is accepted.", "bad_thread_id"),
          accepting(
              "missing-user-context-accepted",
              "A body without user_context passes.",
              "bad_user_context",
              "wrong_user"),
          accepting("another-users-id-accepted", "user_context may name anybody.", "wrong_user"),
          accepting("large-message-accepted", "A message has no upper limit.", "message_too_large"),
          accepting(
              "unknown-agent-accepted",
              "An unknown agent_type is accepted; its run fails.",
              "unknown_agent"),
          defect("unknown-agent-falls-back", "For an unknown agent, data_helper runs.")
              .breaks("HTTP-4", "HTTP-3", "TRUE-4", "EVENT-1")
              .at(Place.AGENT)
              .like("F19")
              .as(RefusalDefects::fallingBack),
          defect("message-counted-in-characters", "64 Ki characters pass, whatever their bytes.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .as(
                  () ->
                      overlookingIf(
                          "message_too_large",
                          body -> body.path("message").asText().length() <= MESSAGE_LIMIT)),
          defect("another-type-acknowledged", "Another type is answered as accepted; nothing runs.")
              .breaks("HTTP-4", "TRUE-4")
              .at(Place.HTTP)
              .like("F19")
              .as(RefusalDefects::acknowledging),
          defect("refusal-answered-200", "A failure is reported as 200 with an error in the body.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .like("F38")
              .as(() -> onRefused(400, reply -> reply.withStatus(200))),
          defect("bad-body-answered-500", "A bad body is answered 500.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .as(() -> onRefused(400, reply -> reply.withStatus(500))),
          defect("no-json-answered-500", "Only a body that is no JSON is answered 500.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .as(
                  () ->
                      examining(
                          (in, user, body, next) ->
                              next.apply(body).map(r -> body.isNull() ? r.withStatus(500) : r))),
          defect("refusal-tells-a-detail-only", "A refusal's body is {\"detail\": …}.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .as(
                  () ->
                      onRefused(
                          400, reply -> Reply.of(400, Json.object().put("detail", "invalid")))),
          defect("refusal-error-as-text", "A refusal's error is a text.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .as(() -> onRefused(400, r -> r.withBody(body -> body.put("error", "invalid")))),
          defect("wrong-user-refused-as-400", "Another's user_id is answered 400 instead of 403.")
              .breaks("HTTP-4")
              .at(Place.AUTH)
              .as(() -> onRefused(403, reply -> reply.withStatus(400))),
          defect("unknown-agent-refused-as-400", "An unknown agent is answered 400, not 404.")
              .breaks("HTTP-4")
              .at(Place.HTTP)
              .as(() -> onRefused(404, reply -> reply.withStatus(400))),
          defect("bad-token-answered-500", "A bad token at execute is answered 500.")
              .breaks("HTTP-4")
              .at(Place.AUTH)
              .as(() -> onRefused(401, reply -> reply.withStatus(500))),
          defect(
                  "busy-without-retry-after",
                  "Every third good request is 429, with no Retry-After.")
              .breaks("HTTP-4", "HTTP-3")
              .at(Place.HTTP)
              .as(() -> busy(Refusal.of(429, "busy", "Too many requests."))),
          defect("busy-and-runs-all-the-same", "Every third good request is 429, and runs.")
              .breaks("HTTP-4", "HTTP-3", "ISO-1")
              .at(Place.HTTP)
              .as(
                  () ->
                      all(
                          starting("busy"),
                          busy(Refusal.of(429, "busy", "Too many requests.").retryAfter(1)))),
          defect("refusal-still-starts-a-run", "A request refused for its tools runs all the same.")
              .breaks("HTTP-4", "ISO-1", "PAIR-3")
              .at(Place.HTTP)
              .as(() -> starting("bad_tools")),
          defect("bad-iterations-still-start-a-run", "max_iterations 0 is refused, and runs.")
              .breaks("HTTP-4", "ISO-1", "PAIR-3")
              .at(Place.HTTP)
              .as(() -> starting("bad_max_iterations")),
          trusting("execute-without-token", "No token is needed.", Problem.MISSING)
              .like("F37")
              .as(() -> taking(Problem.MISSING)),
          trusting("execute-with-forged-token", "Signatures are not verified.", Problem.FORGED)
              .like("F37")
              .as(() -> taking(Problem.FORGED)),
          trusting("execute-with-expired-token", "Expiry is not checked.", Problem.EXPIRED)
              .as(() -> taking(Problem.EXPIRED)),
          trusting("execute-with-malformed-token", "Any text passes.", Problem.MALFORMED)
              .like("F37")
              .as(() -> taking(Problem.MALFORMED)));

  private RefusalDefects() {}

  private static Defect accepting(String id, String sentence, String... codes) {
    return defect(id, sentence)
        .breaks("HTTP-4")
        .at(Place.HTTP)
        .as(() -> Chain.of(List.of(codes).stream().map(Moves::overlooking).toList()));
  }

  private static Draft trusting(String id, String sentence, Problem problem) {
    return defect(
            id,
            "Execute takes a token that is "
                + problem.name().toLowerCase(Locale.ROOT)
                + ". "
                + sentence)
        .breaks("HTTP-4", "HTTP-3")
        .at(Place.AUTH);
  }

  /** Take a bad token at execute for its claimed user, or for a default one. */
  private static Behaviour taking(Problem problem) {
    Behaviour trusting =
        identifying(
            (door, token, next) -> {
              Identification found = next.apply(token);
              return door == Door.EXECUTE && found.problem() == problem
                  ? Identification.of(found.claimed().map(User::new).orElse(User.DEFAULT))
                  : found;
            });
    boolean anonymous = problem == Problem.MISSING || problem == Problem.MALFORMED;
    return anonymous
        ? all(HandshakeDefects.welcomingTheDefault(), trusting, overlooking("wrong_user"))
        : trusting;
  }

  private static Behaviour overlookingIf(String code, Predicate<JsonNode> which) {
    return examining(
        (in, user, body, next) ->
            next.apply(body).filter(r -> !(r.code().equals(code) && which.test(body))));
  }

  private static Behaviour onRefused(int status, UnaryOperator<Reply> edit) {
    return replyingIf(EXECUTE, reply -> reply.status() == status, edit);
  }

  private static Behaviour fallingBack() {
    return answering(
        (in, call, next) -> {
          ObjectNode body = call.json();
          boolean known = body.path("agent_type").asText().endsWith("_helper");
          return call.isTo(EXECUTE) && body.path("agent_type").isTextual() && !known
              ? next.apply(call.withBody(Json.write(body.put("agent_type", "data_helper"))))
              : next.apply(call);
        });
  }

  private static Behaviour acknowledging() {
    return answering(
        (in, call, next) -> {
          JsonNode type = call.json().path("type");
          return call.isTo(EXECUTE)
                  && type.isTextual()
                  && !type.textValue().equals("agent_execution")
              ? CompletableFuture.completedFuture(acknowledgement(call))
              : next.apply(call);
        });
  }

  private static Reply acknowledgement(Call call) {
    return Reply.of(
        202,
        Json.object()
            .put("run_id", UUID.randomUUID().toString())
            .put("thread_id", call.json().path("thread_id").asText())
            .put("agent_type", call.json().path("agent_type").asText())
            .put("status", "accepted"));
  }

  private static Behaviour busy(Refusal refusal) {
    AtomicInteger count = new AtomicInteger();
    return examining(
        (in, user, body, next) ->
            next.apply(body)
                .or(
                    () ->
                        count.incrementAndGet() % 3 == 0
                            ? Optional.of(refusal)
                            : Optional.empty()));
  }

  private static Behaviour starting(String code) {
    return examining(
        (in, user, body, next) -> {
          Optional<Refusal> refusal = next.apply(body);
          refusal
              .filter(r -> r.code().equals(code))
              .ifPresent(r -> in.launch(user, RunRequest.of(body, Optional.empty())));
          return refusal;
        });
  }
}
