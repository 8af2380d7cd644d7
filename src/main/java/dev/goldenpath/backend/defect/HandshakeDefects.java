package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Doors.NOBODY;
import static dev.goldenpath.backend.defect.Doors.isRefusal;
import static dev.goldenpath.backend.defect.Doors.open;
import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.seam.Twist.admitting;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.entering;
import static dev.goldenpath.backend.seam.Twist.greeting;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Door;
import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Entrance.Dismissed;
import dev.goldenpath.backend.seam.Entrance.HungUp;
import dev.goldenpath.backend.seam.Entrance.TurnedAway;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Identification;
import dev.goldenpath.backend.seam.Identification.Problem;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.Twist;
import dev.goldenpath.backend.seam.Twist.Greeting;
import dev.goldenpath.backend.seam.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Doors that open to the wrong people, or in the wrong way: CONN-1, CONN-3. */
final class HandshakeDefects {

  private static final int LATE_MILLIS = 7_000;

  static final List<Defect> LIST =
      List.of(
          defect("subprotocol-none-selected", "Subprotocols are offered, none is selected.")
              .breaks("CONN-1")
              .at(Place.SOCKET)
              .like("F28")
              .as(() -> selecting(handshake -> Optional.empty())),
          defect("subprotocol-with-token-selected", "The subprotocol with the token is selected.")
              .breaks("CONN-1", "SAFE-1")
              .at(Place.SOCKET)
              .as(() -> selecting(h -> h.tokenProtocol().or(() -> Doors.selected(h)))),
          defect("header-token-not-read", "Sockets do not read the Authorization header.")
              .breaks("CONN-1", "CONN-2", "CONN-3", "TIME-4")
              .at(Place.AUTH)
              .as(
                  () ->
                      entering(
                          (h, next) ->
                              next.apply(
                                  new Handshake(h.threadId(), Optional.empty(), h.offered())))),
          defect("upgrade-hung-up", "A socket with its token in a header is closed unanswered.")
              .breaks("CONN-1", "CONN-2", "TIME-4")
              .silently()
              .at(Place.SOCKET)
              .as(
                  () ->
                      entering(
                          (h, next) ->
                              h.authorization().isPresent() ? new HungUp() : next.apply(h))),
          defect("subprotocol-token-not-read", "Sockets do not read tokens in subprotocols.")
              .breaks("CONN-1", "CONN-2", "CONN-3", "TIME-4")
              .at(Place.AUTH)
              .as(
                  () ->
                      entering(
                          (h, next) ->
                              next.apply(
                                  new Handshake(h.threadId(), h.authorization(), List.of())))),
          defect("sockets-dead-while-healthy", "Every upgrade is answered 500; /health is healthy.")
              .breaks("CONN-1", "CONN-2", "HTTP-1", "TIME-4")
              .at(Place.SOCKET)
              .like("F39")
              .as(
                  () ->
                      entering(
                          (h, next) ->
                              new TurnedAway(Refusal.of(500, "internal_error", "Failed.")))),
          defect("socket-without-token", "A socket opens without a token (demo mode).")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .like("F26")
              .as(() -> trusting(Problem.MISSING)),
          defect("socket-with-forged-token", "A socket opens with a forged token.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .like("F26")
              .as(() -> trusting(Problem.FORGED)),
          defect("socket-with-expired-token", "A socket opens with an expired token.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(() -> trusting(Problem.EXPIRED)),
          defect("socket-with-malformed-token", "A socket opens with any text for a token.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(() -> trusting(Problem.MALFORMED)),
          defect("socket-with-unsigned-token", "A token with alg none opens a socket.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(() -> claimed(h -> Doors.token(h).filter(t -> t.endsWith(".")).isPresent())),
          defect("unsigned-token-by-letter-case", "alg nOnE passes, where none is refused.")
              .breaks("CONN-3", "HTTP-4")
              .at(Place.AUTH)
              .like("F26")
              .as(() -> believing(Doors::isUnsignedInOtherLetters)),
          defect("empty-key-accepted", "A token that is signed with an empty key passes.")
              .breaks("CONN-3", "HTTP-4")
              .at(Place.AUTH)
              .like("F26")
              .as(() -> believing(Doors::isSignedWithAnEmptyKey)),
          defect("jwt-auth-without-token", "Who offers jwt-auth alone comes in as a guest.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .like("F26")
              .as(
                  () ->
                      entering(
                          (handshake, next) ->
                              handshake.offered().equals(List.of(Handshake.AUTH_PROTOCOL))
                                      && handshake.authorization().isEmpty()
                                  ? open(handshake, User.DEFAULT)
                                  : next.apply(handshake))),
          defect("subprotocol-token-unchecked", "A token in a subprotocol is never verified.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(() -> claimed(handshake -> handshake.tokenProtocol().isPresent())),
          defect("expired-token-closes-1011", "An expired token closes as if the server failed.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .like("F27")
              .as(() -> closing(1011, "internal error", HandshakeDefects::isExpired)),
          defect("bad-token-closes-1000", "A bad token is closed as if all were well.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(() -> closing(1000, "", handshake -> true)),
          defect("bad-token-answered-500-at-socket", "A bad token makes the upgrade fail with 500.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(
                  () ->
                      onRefusal(h -> new TurnedAway(Refusal.of(500, "internal_error", "Failed.")))),
          defect("bad-token-hangs", "A bad token leaves an open, silent socket.")
              .breaks("CONN-3", "TIME-4")
              .at(Place.AUTH)
              .silently()
              .like("F30")
              .as(() -> holding((in, socket, welcome, next) -> {})),
          defect("bad-token-closed-late", "A socket with a bad token is closed after 7 s.")
              .breaks("CONN-3", "TIME-4")
              .at(Place.AUTH)
              .silently()
              .like("F30")
              .as(
                  () ->
                      holding(
                          (in, socket, welcome, next) ->
                              Attached.later(
                                  in, LATE_MILLIS, () -> socket.close(1008, "unauthorized")))),
          defect("bad-token-welcomed-then-closed", "A bad token is greeted, then closed.")
              .breaks("CONN-3")
              .at(Place.AUTH)
              .as(
                  () ->
                      holding(
                          (in, socket, welcome, next) -> {
                            next.accept(welcome);
                            socket.close(1008, "unauthorized");
                          })));

  private HandshakeDefects() {}

  private static Behaviour selecting(Function<Handshake, Optional<String>> choice) {
    return entering(
        (handshake, next) -> {
          Entrance entrance = next.apply(handshake);
          return entrance instanceof Admitted admitted
              ? new Admitted(admitted.user(), admitted.threadId(), choice.apply(handshake))
              : entrance;
        });
  }

  /** Take a bad token at the socket for its claimed user, or for a default one. */
  private static Behaviour trusting(Problem problem) {
    return all(welcomingTheDefault(), identifying(problem));
  }

  /** Every thread is open to the user that strangers are taken for. */
  static Behaviour welcomingTheDefault() {
    return admitting(
        (user, thread, door, next) -> user.equals(User.DEFAULT) || next.getAsBoolean());
  }

  private static Behaviour identifying(Problem problem) {
    return Twist.identifying(
        (door, token, next) -> {
          Identification found = next.apply(token);
          return door == Door.SOCKET && found.problem() == problem
              ? Identification.of(found.claimed().map(User::new).orElse(User.DEFAULT))
              : found;
        });
  }

  /** Believe such tokens at every door. */
  private static Behaviour believing(Predicate<String> which) {
    return Twist.identifying(
        (door, token, next) ->
            token
                .filter(which)
                .flatMap(Doors::claimed)
                .map(Identification::of)
                .orElseGet(() -> next.apply(token)));
  }

  /** Believe what a refused token claims. */
  private static Behaviour claimed(Predicate<Handshake> which) {
    return entering(
        (handshake, next) -> {
          Entrance entrance = next.apply(handshake);
          return isRefusal(entrance) && which.test(handshake)
              ? Doors.token(handshake)
                  .flatMap(Doors::claimed)
                  .<Entrance>map(user -> open(handshake, user))
                  .orElse(entrance)
              : entrance;
        });
  }

  private static Behaviour onRefusal(Function<Handshake, Entrance> otherwise) {
    return entering(
        (handshake, next) -> {
          Entrance entrance = next.apply(handshake);
          return isUnauthorized(entrance) ? otherwise.apply(handshake) : entrance;
        });
  }

  private static boolean isUnauthorized(Entrance entrance) {
    return entrance instanceof TurnedAway away && away.refusal().status() == 401;
  }

  private static Behaviour closing(int code, String reason, Predicate<Handshake> which) {
    return entering(
        (handshake, next) -> {
          Entrance entrance = next.apply(handshake);
          return isUnauthorized(entrance) && which.test(handshake)
              ? new Dismissed(code, reason, Optional.empty(), Doors.selected(handshake))
              : entrance;
        });
  }

  private static boolean isExpired(Handshake handshake) {
    return Doors.token(handshake).filter(Doors::isExpired).isPresent();
  }

  /** Let the upgrade through for nobody, and greet him in some way. */
  private static Behaviour holding(Greeting toNobody) {
    return all(
        onRefusal(handshake -> open(handshake, NOBODY)),
        greeting(
            (in, socket, welcome, next) -> {
              if (isNobody(socket)) {
                toNobody.greet(in, socket, welcome, next);
              } else {
                next.accept(welcome);
              }
            }));
  }

  private static boolean isNobody(Socket socket) {
    return socket.user().equals(NOBODY);
  }
}
