package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.all;
import static dev.goldenpath.backend.seam.Behaviours.emitting;
import static dev.goldenpath.backend.seam.Behaviours.greeting;
import static dev.goldenpath.backend.seam.Behaviours.ponging;
import static dev.goldenpath.backend.seam.Behaviours.reacting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Verbs that greet, serve or close sockets otherwise. */
final class SocketVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "greet", SocketVerbs::greet,
          "ping-sockets", SocketVerbs::pingSockets,
          "replace-sockets", SocketVerbs::replaceSockets,
          "react", SocketVerbs::react,
          "pong", SocketVerbs::pong,
          "close-after-runs", SocketVerbs::closeAfterRuns,
          "close-when-quiet", SocketVerbs::closeWhenQuiet,
          "end-runs-on-bad-messages", SocketVerbs::endRunsOnBadMessages);

  private static final Map<String, Predicate<String>> MESSAGES =
      Map.of(
          "empty", String::isEmpty,
          "binary", SocketVerbs::isBinary,
          "controls", message -> message.indexOf('\0') >= 0 && !isBinary(message),
          "nested", message -> message.startsWith("[["),
          "numbers", message -> Json.parse(message).filter(JsonNode::isNumber).isPresent(),
          "pings", SocketVerbs::isPing,
          "all-but-pings", message -> !isPing(message),
          "no-json", message -> Json.parse(message).isEmpty(),
          "unknown-types", message -> Json.parse(message).isPresent() && !isPing(message));

  private SocketVerbs() {}

  /**
   * Greet all, or {@code nobody} alone, otherwise: {@code silent}ly, with a message of another
   * {@code type} before, and with a {@code close}, perhaps {@code after-ms}.
   */
  private static Behaviour greet(Parameters given) {
    boolean nobody = given.flag("nobody");
    boolean silent = given.flag("silent");
    Optional<String> before = given.node("type").map(JsonNode::asText);
    Consumer<Socket> close = close(given);
    return greeting(
        (socket, welcome, next) -> {
          if (nobody && !socket.user().equals(HandshakeVerbs.NOBODY)) {
            next.accept(welcome);
            return;
          }
          before.ifPresent(type -> next.accept(Json.object().put("type", type)));
          if (!silent) {
            next.accept(welcome);
          }
          close.accept(socket);
        });
  }

  /** Read how to close a socket: with a code, for a {@code reason}, {@code after-ms}; or not. */
  private static Consumer<Socket> close(Parameters given) {
    int code = given.number("close", 0);
    String reason = given.text("reason", "");
    int after = given.number("after-ms", 0);
    if (code == 0) {
      return socket -> {};
    }
    return socket -> given.history().later(after, () -> socket.close(code, reason));
  }

  /** Send pings, some {@code times}, {@code every-ms}. */
  private static Behaviour pingSockets(Parameters given) {
    int times = given.number("times");
    int every = given.number("every-ms");
    return greeting(
        (socket, welcome, next) -> {
          next.accept(welcome);
          for (int i = 0; i < times; i++) {
            byte[] payload = {(byte) i};
            given.history().later((long) i * every, () -> socket.sendPing(payload));
          }
        });
  }

  /** Close a user's older sockets on a thread for a new one. */
  private static Behaviour replaceSockets(Parameters given) {
    Consumer<Socket> close = close(given);
    return greeting(
        (socket, welcome, next) -> {
          given.history().inside().sockets().stream()
              .filter(it -> it.user().equals(socket.user()))
              .filter(it -> it.threadId().equalsIgnoreCase(socket.threadId()))
              .forEach(close);
          next.accept(welcome);
        });
  }

  /**
   * React otherwise {@code to} some client messages: not at all, as if they were {@code taken-as}
   * others, with an {@code answer} or with a {@code close}.
   */
  private static Behaviour react(Parameters given) {
    Predicate<String> which = given.choice("to", MESSAGES);
    Optional<String> takenAs = given.node("taken-as").map(JsonNode::asText);
    Optional<Template> answer = given.node("answer").map(Template::of);
    Consumer<Socket> close = close(given);
    return reacting(
        (socket, message, next) -> {
          if (!which.test(message)) {
            next.accept(message);
            return;
          }
          takenAs.ifPresent(next);
          ObjectNode text = Json.object().put("text", message);
          Scope scope = Scope.of(given.history(), text, Optional.empty());
          answer.flatMap(it -> it.in(scope)).map(Json::write).ifPresent(socket::sendText);
          close.accept(socket);
        });
  }

  static boolean isPing(String message) {
    return Json.parse(message).filter(it -> it.path("type").asText().equals("ping")).isPresent();
  }

  private static boolean isBinary(String message) {
    return message.indexOf('\ufffd') >= 0;
  }

  /**
   * Answer WebSocket pings never, with an {@code empty} pong, for a thread's {@code first} socket,
   * or all but {@code every} nth of a socket.
   */
  private static Behaviour pong(Parameters given) {
    History history = given.history();
    if (given.flag("empty")) {
      return ponging((socket, next) -> socket.sendPong(new byte[0]));
    }
    if (given.has("every")) {
      return pongingBut(given.number("every"));
    }
    boolean first = given.flag("first");
    return ponging(
        (socket, next) -> {
          if (first && history.isFirst(socket)) {
            next.run();
          }
        });
  }

  private static Behaviour pongingBut(int every) {
    Map<Socket, AtomicInteger> pings = new ConcurrentHashMap<>();
    return ponging(
        (socket, next) -> {
          int count = pings.computeIfAbsent(socket, it -> new AtomicInteger()).incrementAndGet();
          if (count % every != 0) {
            next.run();
          }
        });
  }

  /** Close, or {@code cut}, a thread's sockets after {@code every} nth run of it. */
  private static Behaviour closeAfterRuns(Parameters given) {
    History history = given.history();
    int every = given.number("every");
    Consumer<Socket> action = given.flag("cut") ? Socket::cut : close(given);
    return emitting(
        (event, next) -> {
          next.accept(event);
          if (event.isOwn(Event.ANSWERED)
              && history.knows(event.run(), it -> it.inThread() % every == 0)) {
            listening(history, event.run()).forEach(action);
          }
        });
  }

  /** Close a thread's sockets where nothing follows an answer {@code within-ms}. */
  private static Behaviour closeWhenQuiet(Parameters given) {
    History history = given.history();
    int millis = given.number("within-ms");
    Consumer<Socket> close = close(given);
    Map<Object, String> latest = new ConcurrentHashMap<>();
    return emitting(
        (event, next) -> {
          next.accept(event);
          Object thread = History.threadOf(event.run());
          latest.put(thread, event.eventId());
          if (event.isOwn(Event.ANSWERED)) {
            history.later(
                millis,
                () -> {
                  if (event.eventId().equals(latest.get(thread))) {
                    listening(history, event.run()).forEach(close);
                  }
                });
          }
        });
  }

  private static Iterable<Socket> listening(History history, Run run) {
    return history.inside().sockets().stream()
        .filter(socket -> RouteVerbs.hears(socket, run))
        .toList();
  }

  /** Let a bad message end the runs under way in its socket's thread, {@code told} or not. */
  private static Behaviour endRunsOnBadMessages(Parameters given) {
    History history = given.history();
    boolean told = given.flag("told");
    Set<Integer> ended = ConcurrentHashMap.newKeySet();
    return all(
        emitting(
            (event, next) -> {
              if (!ended.contains(event.run().ordinal())) {
                next.accept(event);
              }
            }),
        reacting(
            (socket, message, next) -> {
              if (isPing(message)) {
                next.accept(message);
                return;
              }
              for (Run run : history.underWay()) {
                if (RouteVerbs.hears(socket, run) && ended.add(run.ordinal()) && told) {
                  socket.sendText(Json.write(history.inside().shaped(error(run))));
                }
              }
            }));
  }

  private static Event error(Run run) {
    ObjectNode data = Json.object();
    data.putObject("error").put("code", "bad_message").put("message", "The client failed.");
    return Event.of(run, Event.FAILED, data, Optional.empty());
  }
}
