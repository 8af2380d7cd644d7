package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.admitting;
import static dev.goldenpath.backend.seam.Behaviours.all;
import static dev.goldenpath.backend.seam.Behaviours.entering;
import static dev.goldenpath.backend.seam.Behaviours.identifying;

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
import dev.goldenpath.backend.seam.User;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Verbs that take tokens or answer handshakes otherwise. */
final class HandshakeVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "trust", HandshakeVerbs::trust,
          "believe", HandshakeVerbs::believe,
          "upgrade", HandshakeVerbs::upgrade,
          "ignore-token", HandshakeVerbs::ignoreToken,
          "select-subprotocol", HandshakeVerbs::selectSubprotocol,
          "compress", given -> entering((handshake, next) -> compressed(next.apply(handshake))),
          "upgrade-late", HandshakeVerbs::upgradeLate);

  /** A user that no real one can be. */
  static final User NOBODY = new User("nobody");

  private static final Refusal FAILED = Refusal.of(500, "internal_error", "Failed.");

  private static final Map<String, Predicate<Handshake>> HANDSHAKES =
      Map.of(
          "any", handshake -> true,
          "header", handshake -> handshake.authorization().isPresent(),
          "subprotocol", handshake -> handshake.tokenProtocol().isPresent(),
          "bare-subprotocol", HandshakeVerbs::hasNoToken,
          "expired-token", handshake -> Jwt.of(handshake).filter(Jwt::isExpired).isPresent(),
          "unsigned-token",
              handshake -> Jwt.of(handshake).filter(token -> token.endsWith(".")).isPresent());

  private static final Map<String, Predicate<String>> TOKENS =
      Map.of(
          "unsigned-in-other-letters", Jwt::isUnsignedInOtherLetters,
          "signed-with-an-empty-key", Jwt::isSignedWithAnEmptyKey);

  private static final Map<String, Function<Handshake, Optional<User>>> USERS =
      Map.of(
          "claimed", handshake -> Jwt.of(handshake).flatMap(Jwt::claimed),
          "guest", handshake -> Optional.of(User.DEFAULT),
          "nobody", handshake -> Optional.of(NOBODY));

  private HandshakeVerbs() {}

  /** Take a bad token at a {@code door} for its claimed user, or for a default one. */
  private static Behaviour trust(Parameters given) {
    Door trusting = given.choice("door", RequestVerbs.DOORS);
    Problem problem = Problem.valueOf(given.text("problem").toUpperCase(Locale.ROOT));
    return all(
        admitting((user, thread, door, next) -> user.equals(User.DEFAULT) || next.getAsBoolean()),
        identifying(
            (door, token, next) -> {
              Identification found = next.apply(token);
              return door == trusting && found.problem() == problem
                  ? Identification.of(found.claimed().map(User::new).orElse(User.DEFAULT))
                  : found;
            }));
  }

  /** Believe what such tokens claim, at every door. */
  private static Behaviour believe(Parameters given) {
    Predicate<String> tokens = given.choice("token", TOKENS);
    return identifying(
        (door, token, next) ->
            token
                .filter(tokens)
                .flatMap(Jwt::claimed)
                .map(Identification::of)
                .orElseGet(() -> next.apply(token)));
  }

  /**
   * Answer handshakes {@code with} something otherwise, all or those {@code refused}: with a {@code
   * status}, with a {@code close} (and its {@code reason}, and an error before it where it is
   * {@code told}), with a {@code hang-up}, or with a socket {@code for} somebody.
   */
  private static Behaviour upgrade(Parameters given) {
    Predicate<Handshake> which = given.choice("with", "any", HANDSHAKES);
    String refused = given.text("refused", "");
    Answer answer = answer(given);
    return entering(
        (handshake, next) -> {
          if (!which.test(handshake)) {
            return next.apply(handshake);
          }
          Entrance entrance = refused.isEmpty() ? new TurnedAway(FAILED) : next.apply(handshake);
          return refused.isEmpty() || isRefused(entrance, refused)
              ? answer.to(handshake, entrance)
              : entrance;
        });
  }

  /** Answers a handshake that was answered so far in a healthy way. */
  private interface Answer {
    Entrance to(Handshake handshake, Entrance entrance);
  }

  private static Answer answer(Parameters given) {
    if (given.has("status")) {
      int status = given.number("status");
      return (handshake, entrance) ->
          new TurnedAway(status == FAILED.status() ? FAILED : refusal(entrance).withStatus(status));
    }
    if (given.has("close")) {
      int code = given.number("close");
      String reason = given.text("reason", "");
      boolean told = given.flag("told");
      return (handshake, entrance) ->
          new Dismissed(
              code, reason, Optional.of(refusal(entrance)).filter(it -> told), selected(handshake));
    }
    if (given.flag("hang-up")) {
      return (handshake, entrance) -> new HungUp();
    }
    Function<Handshake, Optional<User>> user = given.choice("for", USERS);
    return (handshake, entrance) ->
        user.apply(handshake).<Entrance>map(it -> open(handshake, it)).orElse(entrance);
  }

  private static boolean isRefused(Entrance entrance, String status) {
    return status.equals("any")
        ? !(entrance instanceof Admitted)
        : entrance instanceof TurnedAway away
            && Integer.toString(away.refusal().status()).equals(status);
  }

  private static Refusal refusal(Entrance entrance) {
    return entrance instanceof TurnedAway away ? away.refusal() : FAILED;
  }

  private static Admitted open(Handshake handshake, User user) {
    String thread = handshake.threadId().orElseGet(() -> UUID.randomUUID().toString());
    return new Admitted(user, thread, selected(handshake));
  }

  private static Optional<String> selected(Handshake handshake) {
    return handshake.offered().stream().filter(Handshake.AUTH_PROTOCOL::equals).findFirst();
  }

  private static boolean hasNoToken(Handshake handshake) {
    return handshake.offered().equals(List.of(Handshake.AUTH_PROTOCOL))
        && handshake.authorization().isEmpty();
  }

  private static Behaviour ignoreToken(Parameters given) {
    boolean header = given.text("in").equals("header");
    return entering(
        (handshake, next) ->
            next.apply(
                new Handshake(
                    handshake.threadId(),
                    handshake.authorization().filter(it -> !header),
                    header ? handshake.offered() : List.of())));
  }

  /** Select no subprotocol, or the one {@code with-token}. */
  private static Behaviour selectSubprotocol(Parameters given) {
    boolean withToken = given.flag("with-token");
    return entering(
        (handshake, next) -> {
          Entrance entrance = next.apply(handshake);
          Optional<String> offered = handshake.tokenProtocol().or(() -> selected(handshake));
          return entrance instanceof Admitted admitted
              ? new Admitted(admitted.user(), admitted.threadId(), offered.filter(it -> withToken))
              : entrance;
        });
  }

  private static Entrance compressed(Entrance entrance) {
    return entrance instanceof Admitted admitted ? admitted.withCompression() : entrance;
  }

  /** Block the server's thread, as a slow look-up in the handshake would. */
  private static Behaviour upgradeLate(Parameters given) {
    int millis = given.number("millis");
    return entering(
        (handshake, next) -> {
          try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
          return next.apply(handshake);
        });
  }
}
