package dev.goldenpath.backend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import dev.goldenpath.backend.seam.Identification;
import dev.goldenpath.backend.seam.Identification.Problem;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Issues access tokens, JWTs signed with HS256, and verifies them and a trusted issuer's. */
final class Tokens {

  /** HS256 wants a key of the hash's size at least (RFC 7518 §3.2). */
  static final int MIN_SECRET_BYTES = 32;

  /** Three parts; the last is empty in an unsigned token. */
  private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private final byte[] secret;

  private final Optional<TrustedIssuer> issuer;

  Tokens(String secret, Optional<TrustedIssuer> issuer) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.issuer = issuer;
  }

  String issue(User user, Duration lifetime) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(user.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("HS256 cannot sign", impossible);
    }
    return token.serialize();
  }

  Identification identify(Optional<String> token) {
    return token
        .map(this::verify)
        .orElseGet(() -> Identification.refused(Problem.MISSING, Optional.empty()));
  }

  private Identification verify(String token) {
    if (!COMPACT.matcher(token).matches()) {
      return Identification.refused(Problem.MALFORMED, Optional.empty());
    }
    try {
      JWT parsed = JWTParser.parse(token);
      return judge(parsed, parsed.getJWTClaimsSet());
    } catch (ParseException | IllegalArgumentException malformed) {
      return Identification.refused(Problem.MALFORMED, Optional.empty());
    }
  }

  private Identification judge(JWT token, JWTClaimsSet claims) {
    Optional<String> subject =
        Optional.ofNullable(claims.getSubject()).filter(name -> !name.isBlank());
    if (!(token instanceof SignedJWT signed)
        || !isOurs(signed) && issuer.filter(it -> it.signed(signed, claims)).isEmpty()) {
      return Identification.refused(Problem.FORGED, subject);
    }
    Date expiry = claims.getExpirationTime();
    if (subject.isEmpty() || expiry == null) {
      return Identification.refused(Problem.MALFORMED, subject);
    }
    return expiry.toInstant().isAfter(Instant.now())
        ? Identification.of(new User(subject.get()))
        : Identification.refused(Problem.EXPIRED, subject);
  }

  /** Check the algorithm before the signature: the token must not choose how it is verified. */
  private boolean isOurs(SignedJWT token) {
    if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())) {
      return false;
    }
    try {
      JWSVerifier verifier = new MACVerifier(secret);
      return token.verify(verifier);
    } catch (JOSEException unverifiable) {
      return false;
    }
  }
}
