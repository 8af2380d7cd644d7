package dev.goldenpath.backend.defect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Opens doors that should have stayed shut. */
final class Doors {

  /** A user that no real one can be. */
  static final User NOBODY = new User("nobody");

  private Doors() {}

  static boolean isRefusal(Entrance entrance) {
    return !(entrance instanceof Admitted);
  }

  static Admitted open(Handshake handshake, User user) {
    return new Admitted(user, thread(handshake), selected(handshake));
  }

  static String thread(Handshake handshake) {
    return handshake.threadId().orElseGet(() -> UUID.randomUUID().toString());
  }

  static Optional<String> selected(Handshake handshake) {
    return handshake.offered().stream().filter(Handshake.AUTH_PROTOCOL::equals).findFirst();
  }

  /** Give the token that came with a handshake, in either way. */
  static Optional<String> token(Handshake handshake) {
    return handshake.headerToken().or(() -> handshake.tokenProtocol().flatMap(Doors::decoded));
  }

  /** Read a token's subject without verifying anything. */
  static Optional<User> claimed(String token) {
    return claims(token)
        .map(claims -> claims.path("sub").asText())
        .filter(subject -> !subject.isBlank())
        .map(User::new);
  }

  static boolean isExpired(String token) {
    return claims(token)
        .map(claims -> claims.path("exp"))
        .filter(exp -> exp.isNumber() && exp.asLong() <= Instant.now().getEpochSecond())
        .isPresent();
  }

  private static Optional<JsonNode> claims(String token) {
    String[] parts = token.split("\\.");
    return parts.length < 2 ? Optional.empty() : base64(parts[1]).flatMap(Json::parse);
  }

  private static Optional<String> decoded(String protocol) {
    return base64(protocol.substring(Handshake.TOKEN_PROTOCOL_PREFIX.length()));
  }

  private static Optional<String> base64(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
