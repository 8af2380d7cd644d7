package dev.goldenpath.backend.verb;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.User;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;

/** Reads tokens without verifying what should be verified. */
final class Jwt {

  private static final int HMAC_BLOCK = 64;

  private Jwt() {}

  /** Give the token that came with a handshake, in either way. */
  static Optional<String> of(Handshake handshake) {
    return handshake.headerToken().or(() -> handshake.tokenProtocol().map(Jwt::ofProtocol));
  }

  private static String ofProtocol(String protocol) {
    String encoded = protocol.substring(Handshake.TOKEN_PROTOCOL_PREFIX.length());
    return new Base64URL(encoded).decodeToString();
  }

  /** Read a token's subject. */
  static Optional<User> claimed(String token) {
    return claims(token)
        .map(JWTClaimsSet::getSubject)
        .filter(subject -> !subject.isBlank())
        .map(User::new);
  }

  static boolean isExpired(String token) {
    return claims(token)
        .map(JWTClaimsSet::getExpirationTime)
        .filter(expiry -> !expiry.after(new Date()))
        .isPresent();
  }

  static boolean isUnsignedInOtherLetters(String token) {
    return part(token, 0)
        .flatMap(Json::parse)
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

  /** Give a token's claims, whatever follows them: Nimbus's parsers want a signature there. */
  private static Optional<JWTClaimsSet> claims(String token) {
    try {
      return Optional.of(JWTClaimsSet.parse(part(token, 1).orElse("")));
    } catch (ParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> part(String token, int index) {
    String[] parts = token.split("\\.");
    return parts.length < 2
        ? Optional.empty()
        : Optional.of(new Base64URL(parts[index]).decodeToString());
  }
}
