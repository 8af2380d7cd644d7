package dev.goldenpath.backend.variant;

import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Twist.admitting;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.entering;
import static dev.goldenpath.backend.seam.Twist.greeting;
import static dev.goldenpath.backend.seam.Twist.reacting;
import static dev.goldenpath.backend.variant.Variant.oneOf;
import static dev.goldenpath.backend.variant.Variant.variant;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Entrance.Dismissed;
import dev.goldenpath.backend.seam.Entrance.TurnedAway;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.Workings;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What CONN-2 to CONN-7 and ISO-4 leave open. */
final class DoorVariants {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PING_MILLIS = 250;
  private static final int PINGS = 40;

  static final List<Variant> LIST =
      List.of(
          refusing(
              "token-refused-with-403",
              "A bad token is answered 403.",
              (h, r) -> new TurnedAway(r.withStatus(403))),
          refusing(
              "token-refused-by-close-1008",
              "A bad token is upgraded and closed with 1008.",
              (h, r) -> dismissed(h, 1008, Optional.empty())),
          refusing(
              "token-refused-by-close-4401",
              "A bad token is upgraded and closed with 4401.",
              (h, r) -> dismissed(h, 4401, Optional.empty())),
          refusing(
              "token-refused-by-error-first",
              "A bad token is upgraded, told an error, and closed.",
              (h, r) -> dismissed(h, 4401, Optional.of(r))),
          oneOf(
              "foreign-thread",
              "foreign-thread-with-404",
              "Another's thread is answered 404.",
              "ISO-4",
              () ->
                  all(
                      hiddenAtExecute(),
                      onRefusal(FORBIDDEN, (h, r) -> new TurnedAway(r.withStatus(404))))),
          oneOf(
              "foreign-thread",
              "foreign-thread-closed-1008",
              "A socket on another's thread is upgraded and closed with 1008.",
              "ISO-4",
              () -> onRefusal(FORBIDDEN, (h, r) -> dismissed(h, 1008, Optional.empty()))),
          oneOf(
              "foreign-thread",
              "foreign-thread-is-ones-own",
              "The same thread_id leads each user to a thread of his own.",
              "ISO-4",
              () -> admitting((user, thread, door, next) -> true)),
          variant(
              "welcome-with-further-fields",
              "The greeting tells more than it must.",
              "CONN-2",
              () ->
                  greeting(
                      (in, socket, welcome, next) -> {
                        in.fieldsOf(welcome)
                            .put("server", "edge-3")
                            .putArray("features")
                            .add("ping");
                        next.accept(welcome);
                      })),
          variant(
              "server-pings",
              "The backend sends WebSocket pings of its own.",
              "CONN-6",
              () ->
                  greeting(
                      (in, socket, welcome, next) -> {
                        next.accept(welcome);
                        ping(in, socket, PINGS);
                      })),
          variant(
              "bad-messages-ignored",
              "A message that can't be read is not answered.",
              "CONN-7",
              () ->
                  reacting(
                      (in, socket, message, next) -> {
                        if (isPing(message)) {
                          next.accept(message);
                        }
                      })),
          variant(
              "compressed",
              "Messages are compressed for clients that offer it.",
              "CONN-5",
              () ->
                  entering(
                      (handshake, next) -> {
                        Entrance entrance = next.apply(handshake);
                        return entrance instanceof Admitted admitted
                            ? admitted.withCompression()
                            : entrance;
                      })));

  private DoorVariants() {}

  private static Variant refusing(
      String id, String sentence, BiFunction<Handshake, Refusal, Entrance> way) {
    return oneOf("bad-token", id, sentence, "CONN-3", () -> onRefusal(UNAUTHORIZED, way));
  }

  private static Behaviour onRefusal(
      int status, BiFunction<Handshake, Refusal, Entrance> otherwise) {
    return entering(
        (handshake, next) -> {
          Entrance entrance = next.apply(handshake);
          return entrance instanceof TurnedAway away && away.refusal().status() == status
              ? otherwise.apply(handshake, away.refusal())
              : entrance;
        });
  }

  private static Dismissed dismissed(Handshake handshake, int code, Optional<Refusal> error) {
    return new Dismissed(code, "unauthorized", error, selected(handshake));
  }

  private static Optional<String> selected(Handshake handshake) {
    return handshake.offered().stream().filter(Handshake.AUTH_PROTOCOL::equals).findFirst();
  }

  private static Behaviour hiddenAtExecute() {
    return answering(
        (in, call, next) ->
            next.apply(call)
                .thenApply(
                    reply ->
                        call.isTo(EXECUTE)
                                && reply.body().at("/error/code").asText().equals("thread_closed")
                            ? reply.withStatus(404)
                            : reply));
  }

  private static void ping(Workings in, Socket socket, int left) {
    socket.sendPing(new byte[] {(byte) left});
    if (left > 0) {
      Attached.later(in, PING_MILLIS, () -> ping(in, socket, left - 1));
    }
  }

  private static boolean isPing(String message) {
    return Json.parse(message).filter(m -> m.path("type").asText().equals("ping")).isPresent();
  }
}
