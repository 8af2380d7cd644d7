package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.ranked;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.greeting;
import static dev.goldenpath.backend.seam.Twist.reacting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.Workings;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Wrong answers to what a client says: pings, and messages that can't be read (CONN-6, CONN-7). */
final class ClientMessageDefects {

  static final List<Defect> LIST =
      List.of(
          defect("app-ping-unanswered", "{\"type\": \"ping\"} is never answered.")
              .breaks("CONN-6", "TIME-4")
              .at(Place.SOCKET)
              .silently()
              .as(() -> onPing((in, socket) -> {})),
          defect("app-ping-answered-with-error", "{\"type\": \"ping\"} is answered with an error.")
              .breaks("CONN-6", "TIME-4")
              .at(Place.SOCKET)
              .as(
                  () ->
                      reacting(
                          (in, s, message, next) -> next.accept(isPing(message) ? "{}" : message))),
          defect("app-ping-closes", "{\"type\": \"ping\"} closes the socket.")
              .breaks("CONN-6", "CONN-4", "CONN-7")
              .at(Place.SOCKET)
              .as(() -> onPing((in, socket) -> socket.close(1003, "unsupported"))),
          defect("ping-unanswered", "A WebSocket ping is not answered with a pong.")
              .breaks("CONN-6", "TIME-4")
              .at(Place.SOCKET)
              .silently()
              .as(() -> ponging((socket, next) -> {})),
          defect("ping-answered-without-its-payload", "A pong carries nothing of its ping.")
              .breaks("CONN-6", "TIME-4")
              .at(Place.SOCKET)
              .silently()
              .as(() -> ponging((socket, next) -> socket.sendPong(new byte[0]))),
          defect("second-socket-deaf-to-pings", "A user's newer sockets do not answer pings.")
              .breaks("CONN-6", "TIME-4")
              .at(Place.SOCKET)
              .silently()
              .as(ClientMessageDefects::onlyTheFirstPongs),
          defect("bad-message-closes", "A message that is no JSON closes the socket with 1003.")
              .breaks("CONN-7", "CONN-4")
              .at(Place.SOCKET)
              .as(
                  () ->
                      reacting(
                          (in, socket, message, next) -> {
                            if (Json.parse(message).isEmpty()) {
                              socket.close(1003, "no JSON");
                            } else {
                              next.accept(message);
                            }
                          })),
          defect("unknown-type-closes", "A message of an unknown type closes with 1008.")
              .breaks("CONN-7", "CONN-4")
              .at(Place.SOCKET)
              .as(
                  () ->
                      reacting(
                          (in, socket, message, next) -> {
                            boolean json = Json.parse(message).isPresent();
                            if (json && !isPing(message)) {
                              socket.close(1008, "unknown type");
                            } else {
                              next.accept(message);
                            }
                          })),
          defect("bad-message-ends-the-run", "A bad message silently ends the run under way.")
              .breaks("CONN-7", "ORDER-3", "TIME-4", "PAIR-1")
              .at(Place.SOCKET)
              .silently()
              .as(() -> new BadMessageEndsRuns(false)),
          defect("bad-message-fails-the-run", "A bad message fails the run under way.")
              .breaks("CONN-7", "PAIR-1", "ORDER-2", "ORDER-3", "TRUE-4")
              .at(Place.SOCKET)
              .as(() -> new BadMessageEndsRuns(true)),
          defect("unknown-type-acknowledged", "A message of an unknown type is told as a success.")
              .breaks("CONN-7", "TRUE-4")
              .at(Place.SOCKET)
              .like("F19")
              .as(() -> acknowledging(message -> Json.object().put("status", "success"))),
          defect("bad-message-sent-back", "A message that can't be read is sent back as it is.")
              .breaks("CONN-7")
              .at(Place.SOCKET)
              .as(() -> acknowledging(message -> Json.object().put("received", message))));

  private ClientMessageDefects() {}

  static boolean isPing(String message) {
    return Json.parse(message).map(m -> m.path("type").asText()).filter("ping"::equals).isPresent();
  }

  private static Behaviour onPing(BiConsumer<Workings, Socket> reaction) {
    return reacting(
        (in, socket, message, next) -> {
          if (isPing(message)) {
            reaction.accept(in, socket);
          } else {
            next.accept(message);
          }
        });
  }

  private static Behaviour acknowledging(Function<String, ObjectNode> words) {
    return reacting(
        (in, socket, message, next) -> {
          if (isPing(message)) {
            next.accept(message);
          } else {
            socket.sendText(words.apply(message).put("type", "ack").toString());
          }
        });
  }

  private static Behaviour ponging(BiConsumer<Socket, Runnable> reaction) {
    return new Attached() {
      @Override
      public void pinged(Socket socket, Runnable next) {
        reaction.accept(socket, next);
      }
    };
  }

  private static Behaviour onlyTheFirstPongs() {
    ToIntFunction<Socket> rank = ranked(s -> s.user().id() + s.threadId(), Socket::connectionId);
    return all(
        greeting(
            (in, socket, welcome, next) -> {
              rank.applyAsInt(socket);
              next.accept(welcome);
            }),
        ponging(
            (socket, next) -> {
              if (rank.applyAsInt(socket) == 1) {
                next.run();
              }
            }));
  }
}
