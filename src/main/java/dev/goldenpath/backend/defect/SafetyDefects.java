package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.editingData;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Call.LOGIN;
import static dev.goldenpath.backend.seam.Event.FAILED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.greeting;
import static dev.goldenpath.backend.seam.Twist.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Secrets and the inside of the backend, in what it delivers: SAFE-1. */
final class SafetyDefects {

  private static final String REFRESH_TOKEN =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
          + ".eyJzdWIiOiJyZWZyZXNoIiwiZXhwIjo0MTAyNDQ0ODAwfQ"
          + ".c2lnbmF0dXJlLW9mLXRoZS1yZWZyZXNoLXRva2Vu";

  private static final String JAVA_TRACE =
      "java.lang.IllegalStateException: tool failed\n"
          + "\tat com.example.agents.DataHelper.run(DataHelper.java:81)\n"
          + "\tat com.example.agents.Engine.lambda$start$0(Engine.java:44)";

  private static final String PYTHON_TRACE =
      "Traceback (most recent call last):\n"
          + "  File \"/app/agents/api.py\", line 214, in execute\n"
          + "    body = await request.json()\n"
          + "ValueError: bad body";

  private static final String JAVASCRIPT_TRACE =
      "TypeError: Cannot read properties of undefined (reading 'type')\n"
          + "    at onMessage (/srv/app/socket.js:57:21)\n"
          + "    at WebSocket.emit (node:events:518:28)";

  static final List<Defect> LIST =
      List.of(
          safety("token-echoed-in-an-event", "agent_started holds the request's headers.")
              .as(
                  () ->
                      fromCalls(
                          call -> call.header("authorization").orElse(""),
                          (data, secret) ->
                              data.putObject("headers").put("authorization", secret))),
          safety("token-in-base64-in-an-event", "agent_started holds the token in base64.")
              .as(
                  () ->
                      fromCalls(
                          call -> base64(call.bearerToken().orElse("")),
                          (data, secret) -> data.put("session", secret))),
          safety("token-in-the-welcome", "The greeting holds the socket's token.")
              .at(Place.SOCKET)
              .as(
                  () ->
                      greeting(
                          (in, socket, welcome, next) -> {
                            Doors.token(socket.handshake())
                                .ifPresent(t -> in.fieldsOf(welcome).put("token", t));
                            next.accept(welcome);
                          })),
          safety("token-in-a-response-header", "The execute response has the token in a header.")
              .at(Place.HTTP)
              .as(
                  () ->
                      onExecute(
                          (call, reply) ->
                              reply.withHeader(
                                  "X-Forwarded-Token", call.bearerToken().orElse("none")))),
          safety("token-in-a-refusal", "A refusal quotes the token.")
              .at(Place.HTTP)
              .as(
                  () ->
                      onExecute(
                          (call, reply) ->
                              reply.isAccepted()
                                  ? reply
                                  : reply.withBody(
                                      b -> b.put("token", call.bearerToken().orElse(""))))),
          safety("another-jwt-in-the-reply", "The execute response brings a refresh token.")
              .at(Place.HTTP)
              .as(
                  () ->
                      onExecute(
                          (call, r) -> r.withBody(b -> b.put("refresh_token", REFRESH_TOKEN)))),
          safety("password-in-an-event", "agent_started holds the password of the last login.")
              .as(SafetyDefects::passwords),
          safety("java-trace-in-agent-error", "agent_error holds a stack trace of Java.")
              .as(
                  () ->
                      editingData(
                          is(FAILED), d -> d.withObject("/error").put("details", JAVA_TRACE))),
          safety("python-trace-in-a-refusal", "A refusal holds a stack trace of Python.")
              .at(Place.HTTP)
              .as(
                  () ->
                      onExecute(
                          (call, reply) ->
                              reply.isAccepted()
                                  ? reply
                                  : reply.withBody(
                                      b -> b.withObject("/error").put("message", PYTHON_TRACE)))),
          safety("javascript-trace-in-an-error-event", "The error event holds a stack trace.")
              .at(Place.SOCKET)
              .as(
                  () ->
                      writing(
                          (message, next) ->
                              next.apply(
                                  message.path("type").asText().equals("error")
                                      ? message.deepCopy().put("stack", JAVASCRIPT_TRACE)
                                      : message))));

  private SafetyDefects() {}

  private static Draft safety(String id, String sentence) {
    return defect(id, sentence).breaks("SAFE-1");
  }

  private static Behaviour onExecute(BiFunction<Call, Reply, Reply> edit) {
    return answering(
        (in, call, next) ->
            next.apply(call)
                .thenApply(reply -> call.isTo(EXECUTE) ? edit.apply(call, reply) : reply));
  }

  /** Remember a secret of each call, and tell it in the next agent_started. */
  private static Behaviour fromCalls(
      Function<Call, String> secret, BiConsumer<ObjectNode, String> tell) {
    return remembering(EXECUTE, secret, tell);
  }

  private static Behaviour passwords() {
    return remembering(
        LOGIN,
        call -> call.json().path("password").asText(),
        (data, secret) -> data.putObject("debug").put("login", secret));
  }

  private static Behaviour remembering(
      String path, Function<Call, String> secret, BiConsumer<ObjectNode, String> tell) {
    AtomicReference<String> last = new AtomicReference<>("");
    return all(
        answering(
            (in, call, next) -> {
              if (call.isTo(path)) {
                last.set(secret.apply(call));
              }
              return next.apply(call);
            }),
        emitting(
            (in, event, next) ->
                next.accept(
                    event.is(STARTED) && !last.get().isEmpty()
                        ? event.withData(data -> tell.accept(data, last.get()))
                        : event)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
