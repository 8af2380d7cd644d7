package dev.goldenpath.backend.seam;

import java.util.List;
import java.util.Optional;

/**
 * A client's wish to open a socket.
 *
 * @param threadId as the query names it
 * @param authorization the header's value
 * @param offered the subprotocols, in the order offered
 */
public record Handshake(
    Optional<String> threadId, Optional<String> authorization, List<String> offered) {

  public static final String AUTH_PROTOCOL = "jwt-auth";
  public static final String TOKEN_PROTOCOL_PREFIX = "jwt.";

  public Handshake {
    offered = List.copyOf(offered);
  }

  public Optional<String> headerToken() {
    return authorization.flatMap(Bearer::token);
  }

  /** The offered subprotocol that carries a token, still encoded. */
  public Optional<String> tokenProtocol() {
    return offered.contains(AUTH_PROTOCOL)
        ? offered.stream().filter(p -> p.startsWith(TOKEN_PROTOCOL_PREFIX)).findFirst()
        : Optional.empty();
  }
}
