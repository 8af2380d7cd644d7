package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Door;
import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Decides who may open a socket on which thread (CONN-1, CONN-3, ISO-4). */
record Doorkeeper(
    Behaviour behaviour, Tokens tokens, Threads threads, Set<TokenTransport> transports) {
  Entrance decide(Handshake handshake) {
    return behaviour.enter(handshake, this::check);
  }

  private Entrance check(Handshake handshake) {
    return behaviour
        .identify(Door.SOCKET, token(handshake), tokens::identify)
        .user()
        .map(user -> check(user, handshake))
        .orElseGet(() -> new Entrance.TurnedAway(Unauthorized.REFUSAL));
  }

  private Entrance check(User user, Handshake handshake) {
    Optional<String> thread = handshake.threadId().filter(ThreadId::isWellFormed);
    if (thread.isEmpty()) {
      return new Entrance.TurnedAway(Refusal.of(400, "bad_thread_id", "thread_id must be a UUID."));
    }
    String id = thread.get();
    if (!behaviour.mayEnter(user, id, Door.SOCKET, () -> threads.isOpenTo(user, id))) {
      return new Entrance.TurnedAway(
          Refusal.of(403, "thread_closed", "This thread is not open to you."));
    }
    return new Entrance.Admitted(user, id, selected(handshake));
  }

  private Optional<String> token(Handshake handshake) {
    if (transports.contains(TokenTransport.HEADER) && handshake.authorization().isPresent()) {
      return Optional.of(handshake.headerToken().orElse(""));
    }
    return transports.contains(TokenTransport.SUBPROTOCOL)
        ? handshake.tokenProtocol().map(Doorkeeper::decoded)
        : Optional.empty();
  }

  /** Read the token out of its subprotocol; an empty one, which no token is, where that fails. */
  private static String decoded(String protocol) {
    String encoded = protocol.substring(Handshake.TOKEN_PROTOCOL_PREFIX.length());
    try {
      return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  /** Never the one with the token. */
  private static Optional<String> selected(Handshake handshake) {
    return handshake.offered().contains(Handshake.AUTH_PROTOCOL)
        ? Optional.of(Handshake.AUTH_PROTOCOL)
        : Optional.empty();
  }
}
