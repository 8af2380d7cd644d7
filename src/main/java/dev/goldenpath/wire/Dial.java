package dev.goldenpath.wire;

import dev.goldenpath.setting.TokenTransport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How a socket is to be opened.
 *
 * @param socket the socket's name in this scenario
 * @param user who opens it
 * @param userId the id of the token's subject; empty where no good token is shown
 * @param token what is shown; empty for none
 * @param because why it must be refused, in words; empty where it must not
 */
public record Dial(
    String socket,
    String user,
    String userId,
    String threadId,
    Optional<String> token,
    TokenTransport transport,
    Welcome expectation,
    String because) {

  /**
   * Return the subprotocols to offer (CONN-1): none where it travels otherwise, and {@code
   * jwt-auth} alone where there is no token.
   */
  List<String> subprotocols() {
    if (transport != TokenTransport.SUBPROTOCOL) {
      return List.of();
    }
    return token
        .map(
            text ->
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> List.of("jwt-auth", "jwt." + encoded))
        .orElse(List.of("jwt-auth"));
  }

  /** Return the Authorization header to send, where a header carries the token. */
  Optional<String> authorization() {
    return transport == TokenTransport.HEADER ? token.map(it -> "Bearer " + it) : Optional.empty();
  }

  /** Return the token to put into the URL, where that carries it. */
  Optional<String> inUrl() {
    return transport == TokenTransport.URL ? token : Optional.empty();
  }

  Entry.SocketOpening opening(Stamp at) {
    return new Entry.SocketOpening(
        at, socket, user, userId, threadId, transport, subprotocols(), expectation, because);
  }
}
