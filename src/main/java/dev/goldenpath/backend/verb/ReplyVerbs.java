package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.all;
import static dev.goldenpath.backend.seam.Behaviours.answering;
import static dev.goldenpath.backend.seam.Behaviours.emitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Verbs that answer HTTP requests otherwise; about those {@code to} one path, or to execute. */
final class ReplyVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "request", ReplyVerbs::request,
          "pass-over-the-rest", ReplyVerbs::passOverTheRest,
          "reply", ReplyVerbs::reply,
          "reply-late", ReplyVerbs::late,
          "reply-after-the-run", ReplyVerbs::afterTheRun);

  private static final Map<String, String> PATHS =
      Map.of("execute", Call.EXECUTE, "health", Call.HEALTH, "login", Call.LOGIN);

  private static final Map<String, BiPredicate<Call, Reply>> OCCASIONS =
      Map.of(
          "any", (call, reply) -> true,
          "accepted", (call, reply) -> reply.isAccepted(),
          "refused", (call, reply) -> !reply.isAccepted(),
          "no-json", (call, reply) -> Json.parse(call.body()).isEmpty() && reply.status() == 400);

  private ReplyVerbs() {}

  /**
   * Take requests whose {@code field} is a text that does not match {@code unless} for others, with
   * fields {@code set}; or give them this {@code reply} as if they were accepted.
   */
  private static Behaviour request(Parameters given) {
    String field = given.text("field");
    String unless = given.text("unless");
    Predicate<JsonNode> which = it -> it.isTextual() && !it.textValue().matches(unless);
    ObjectEdit edit = ObjectEdit.of(given);
    Optional<Template> instead = given.node("reply").map(Template::of);
    return answering(
        (call, next) -> {
          ObjectNode body = call.json();
          if (!call.isTo(Call.EXECUTE) || !which.test(body.path(field))) {
            return next.apply(call);
          }
          Scope scope = Scope.of(given.history(), body, call.bearerToken());
          edit.apply(body, scope);
          return instead
              .flatMap(it -> it.in(scope))
              .map(it -> completed(Reply.of(202, (ObjectNode) it)))
              .orElseGet(() -> next.apply(call.withBody(Json.write(body))));
        });
  }

  /** Take a request's body for the first JSON value in it, whatever follows that. */
  private static Behaviour passOverTheRest(Parameters given) {
    return answering(
        (call, next) ->
            next.apply(
                call.isTo(Call.EXECUTE)
                    ? Json.first(call.body()).map(Json::write).map(call::withBody).orElse(call)
                    : call));
  }

  /**
   * Edit replies, all or those {@code on} some occasion, a status or the code of an error: their
   * {@code status}, {@code header}, {@code body} as a whole, or what of it to {@code set} and
   * {@code remove}.
   */
  private static Behaviour reply(Parameters given) {
    String path = given.choice("to", "execute", PATHS);
    BiPredicate<Call, Reply> occasion = occasion(given.text("on", "any"));
    UnaryOperator<Reply> whole = whole(given);
    ObjectEdit edit = ObjectEdit.of(given);
    Template header = Template.of(given.object("header"));
    return answering(
        (call, next) ->
            next.apply(call)
                .thenApply(
                    reply -> {
                      if (!call.isTo(path) || !occasion.test(call, reply)) {
                        return reply;
                      }
                      Reply other = whole.apply(reply);
                      Scope scope = Scope.of(given.history(), other.body(), call.bearerToken());
                      edit.apply(other.body(), scope);
                      return withHeaders(other, header.in(scope));
                    }));
  }

  /** Give a reply another status and body, if any, in a copy. */
  private static UnaryOperator<Reply> whole(Parameters given) {
    int status = given.number("status", 0);
    ObjectNode body = given.object("body");
    return reply -> {
      Reply other =
          body.isEmpty()
              ? new Reply(reply.status(), reply.headers(), reply.body().deepCopy())
              : Reply.of(reply.status(), body.deepCopy());
      return status == 0 ? other : other.withStatus(status);
    };
  }

  private static Reply withHeaders(Reply reply, Optional<JsonNode> headers) {
    Reply more = reply;
    for (Map.Entry<String, JsonNode> header : headers.orElse(Json.object()).properties()) {
      more = more.withHeader(header.getKey(), header.getValue().asText());
    }
    return more;
  }

  private static BiPredicate<Call, Reply> occasion(String name) {
    return OCCASIONS.getOrDefault(
        name,
        (call, reply) ->
            name.equals(Integer.toString(reply.status()))
                || name.equals(reply.body().at("/error/code").asText()));
  }

  private static Behaviour late(Parameters given) {
    int millis = given.number("millis");
    return onExecute(
        (call, reply) -> given.history().inside().delayed(millis, () -> completed(reply)));
  }

  /** Answer an accepted request {@code millis} after its run's last event. */
  private static Behaviour afterTheRun(Parameters given) {
    int millis = given.number("millis");
    Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    Function<String, CompletableFuture<Void>> end =
        run -> ends.computeIfAbsent(run, it -> new CompletableFuture<>());
    return all(
        emitting(
            (event, next) -> {
              next.accept(event);
              if (event.isLast()) {
                CompletableFuture<Void> ended = end.apply(event.run().id());
                given.history().later(millis, () -> ended.complete(null));
              }
            }),
        onExecute(
            (call, reply) ->
                reply.isAccepted()
                    ? end.apply(reply.body().path("run_id").asText()).thenApply(ended -> reply)
                    : completed(reply)));
  }

  /** Waits with a reply, or does something else with it. */
  private interface Way {
    CompletionStage<Reply> of(Call call, Reply reply);
  }

  private static Behaviour onExecute(Way way) {
    return answering(
        (call, next) ->
            next.apply(call)
                .thenCompose(
                    reply -> call.isTo(Call.EXECUTE) ? way.of(call, reply) : completed(reply)));
  }

  private static CompletionStage<Reply> completed(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
