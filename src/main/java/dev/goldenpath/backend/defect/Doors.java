package dev.goldenpath.backend.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Opens doors that should have stayed shut. */
final class Doors {

  /** A user that no real one can be. */
  static final User NOBODY = new User("nobody");

  private static final int HMAC_BLOCK = 64;

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

  static boolean isUnsignedInOtherLetters(String token) {
    return part(token, 0)
        .map(header -> header.path("alg").asText())
        .filter(algorithm -> algorithm.equalsIgnoreCase("none") && !algorithm.equals("none"))
        .isPresent();
  }

  static boolean isSignedWithAnEmptyKey(String token) {
    try {
      // HMAC fills a short key up with zeros (RFC 2104).
      return SignedJWT.parse(token).verify(new MACVerifier(new byte[HMAC_BLOCK]));
    } catch (ParseException | JOSEException anotherKind) {
      return false;
    }
  }

  private static Optional<JsonNode> claims(String token) {
    return part(token, 1);
  }

  private static Optional<JsonNode> part(String token, int index) {
    String[] parts = token.split("\\.");
    return parts.length < 2 ? Optional.empty() : base64(parts[index]).flatMap(Json::parse);
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
