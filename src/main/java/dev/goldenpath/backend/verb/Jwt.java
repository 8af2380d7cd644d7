package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads tokens without verifying what should be verified. */
final class Jwt {

  private static final int HMAC_BLOCK = 64;

  private Jwt() {}

  /** Give the token that came with a handshake, in either way. */
  static Optional<String> of(Handshake handshake) {
    return handshake
        .headerToken()
        .or(
            () ->
                handshake
                    .tokenProtocol()
                    .map(it -> it.substring(Handshake.TOKEN_PROTOCOL_PREFIX.length()))
                    .flatMap(Jwt::base64));
  }

  /** Read a token's subject. */
  static Optional<User> claimed(String token) {
    return part(token, 1)
        .map(claims -> claims.path("sub").asText())
        .filter(subject -> !subject.isBlank())
        .map(User::new);
  }

  static boolean isExpired(String token) {
    return part(token, 1)
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

  private static Optional<JsonNode> part(String token, int index) {
    String[] parts = token.split("\\.");
    return parts.length < 2 ? Optional.empty() : base64(parts[index]).flatMap(Json::parse);
  }

  private static Optional<String> base64(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
