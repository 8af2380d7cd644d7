package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.FAILED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.using;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** What was another user's, in what is delivered to this one: ISO-2. */
final class LeakDefects {

  static final List<Defect> LIST =
      List.of(
          defect(
                  "answer-holds-anothers-message",
                  "final_response ends with another user's message.")
              .breaks("ISO-2")
              .at(Place.AGENT)
              .like("F23")
              .as(
                  () ->
                      leaking(
                          ANSWERED,
                          (data, other) ->
                              data.put(
                                  "final_response",
                                  data.path("final_response").asText()
                                      + " "
                                      + other.request().message()))),
          defect("echo-of-another-user", "echo_tool returns what another user said last.")
              .breaks("ISO-2", "TRUE-1")
              .at(Place.TOOLS)
              .like("F23")
              .as(LeakDefects::echoingOthers),
          defect(
                  "answers-of-two-users-swapped",
                  "Two users at once get each other's final_response.")
              .breaks("ISO-2", "TRUE-1")
              .at(Place.AGENT)
              .like("F23")
              .as(SwappedAnswers::new),
          defect("leak-in-a-heartbeat", "A heartbeat holds another user's last message.")
              .breaks("ISO-2")
              .at(Place.ROUTING)
              .as(LeakDefects::heartbeats),
          defect(
                  "leak-in-an-unknown-field",
                  "tool_completed has another's id in a field for debugging.")
              .breaks("ISO-2")
              .as(
                  () ->
                      leaking(
                          COMPLETED,
                          (data, other) ->
                              data.putObject("debug").put("previous_user", other.user().id()))),
          defect("leak-in-tool-args", "tool_args hold another user's message as context.")
              .breaks("ISO-2")
              .at(Place.TOOLS)
              .as(
                  () ->
                      leaking(
                          EXECUTING,
                          (data, other) ->
                              data.withObject("/tool_args")
                                  .put("context", other.request().message()))),
          defect("leak-in-an-error", "agent_error tells another user's thread.")
              .breaks("ISO-2")
              .as(
                  () ->
                      leaking(
                          FAILED,
                          (data, other) ->
                              data.withObject("/error")
                                  .put("message", "Lost after " + other.threadId()))),
          defect("leak-in-the-event-id", "event_id begins with another user's run_id.")
              .breaks("ISO-2")
              .as(
                  () -> {
                    Others others = new Others();
                    return emitting(
                        (in, event, next) -> {
                          others.note(event);
                          next.accept(
                              others
                                  .than(event.run())
                                  .map(o -> event.withEventId(o.id() + ":" + event.eventId()))
                                  .orElse(event));
                        });
                  }),
          defect("leak-in-the-execute-reply", "The execute response lists another user's run.")
              .breaks("ISO-2")
              .at(Place.HTTP)
              .as(
                  () ->
                      inReply(202, (body, other) -> body.putArray("recent_runs").add(other.id()))),
          defect("leak-in-a-refusal", "A refusal's message names another user.")
              .breaks("ISO-2")
              .at(Place.HTTP)
              .as(
                  () ->
                      inReply(
                          400,
                          (body, other) ->
                              body.withObject("/error")
                                  .put("message", "Busy with " + other.user().id()))));

  private LeakDefects() {}

  private static Behaviour leaking(String type, BiConsumer<ObjectNode, Run> leak) {
    Others others = new Others();
    return emitting(
        (in, event, next) -> {
          others.note(event);
          Optional<Run> other = event.is(type) ? others.than(event.run()) : Optional.empty();
          next.accept(
              other.map(run -> event.withData(data -> leak.accept(data, run))).orElse(event));
        });
  }

  private static Behaviour noting(Others others) {
    return emitting(
        (in, event, next) -> {
          others.note(event);
          next.accept(event);
        });
  }

  private static Behaviour echoingOthers() {
    Others others = new Others();
    return all(
        noting(others),
        using(
            (in, use, next) ->
                use.tool().equals("echo_tool") && others.than(use.run()).isPresent()
                    ? CompletableFuture.<JsonNode>completedFuture(
                        Json.object()
                            .put("text", others.than(use.run()).orElseThrow().request().message()))
                    : next.apply(use)));
  }

  private static Behaviour heartbeats() {
    Others others = new Others();
    return emitting(
        (in, event, next) -> {
          others.note(event);
          next.accept(event);
          if (event.is(STARTED)) {
            others
                .than(event.run())
                .ifPresent(
                    other ->
                        next.accept(
                            Event.of(
                                event.run(),
                                "heartbeat",
                                Json.object().put("last", other.request().message()),
                                Optional.empty())));
          }
        });
  }

  /** Tells who calls by the token that he claims to have. */
  private static Optional<User> caller(Call call) {
    return call.bearerToken().flatMap(Doors::claimed);
  }

  private static Behaviour inReply(int status, BiConsumer<ObjectNode, Run> leak) {
    Others others = new Others();
    return all(
        noting(others),
        answering(
            (in, call, next) ->
                next.apply(call)
                    .thenApply(
                        reply ->
                            call.isTo(EXECUTE) && reply.status() == status
                                ? leaked(reply, caller(call).flatMap(others::than), leak)
                                : reply)));
  }

  private static Reply leaked(Reply reply, Optional<Run> other, BiConsumer<ObjectNode, Run> leak) {
    return other.map(run -> reply.withBody(body -> leak.accept(body, run))).orElse(reply);
  }
}
