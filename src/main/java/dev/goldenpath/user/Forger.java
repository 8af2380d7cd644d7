package dev.goldenpath.user;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.setting.SigningKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes false tokens out of one user's good one. */
final class Forger {
  private static final int ALTERED_LETTERS = 4;
  private static final long HOUR = Duration.ofHours(1).toSeconds();

  /** Those that every Java has; another token's forgery is signed with a shared secret. */
  private static final Map<JWSAlgorithm, Curve> CURVES =
      Map.of(
          JWSAlgorithm.ES256, Curve.P_256,
          JWSAlgorithm.ES384, Curve.P_384,
          JWSAlgorithm.ES512, Curve.P_521);

  private final User user;
  private final Optional<SigningKey> key;
  private final Optional<Jwt> good;

  Forger(User user, Optional<SigningKey> key) {
    this.user = user;
    this.key = key;
    this.good = Jwt.read(user.token());
  }

  Optional<String> forge(Forgery forgery) {
    return switch (forgery) {
      case MISSING -> Optional.empty();
      case MALFORMED -> Optional.of(cutOff());
      case ALG_NONE -> Optional.of(unsigned("none"));
      case ALG_NONE_OTHERWISE -> Optional.of(unsigned("nOnE"));
      case WRONG_KEY -> Optional.of(wronglySigned());
      case EMPTY_KEY -> Optional.of(sign(header(hmac()), claims(), new byte[0]));
      case ALTERED_PAYLOAD -> Optional.of(altered());
      case ALTERED_SIGNATURE -> Optional.of(alteredAtTheEnd());
      case EXPIRED -> expired();
    };
  }

  /** Cut it in the middle of its claims; an opaque one gets a letter that no token has, too. */
  private String cutOff() {
    String[] parts = user.token().split("\\.", -1);
    return good.isPresent()
        ? parts[0] + "." + parts[1].substring(0, parts[1].length() / 2)
        : user.token().substring(0, user.token().length() / 2) + "*";
  }

  private String unsigned(String algorithm) {
    return encode(Map.of("alg", algorithm, "typ", "JWT")) + "." + encode(claims()) + ".";
  }

  /** Claims of the good token, or such as one of this user would have. */
  private Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    return new LinkedHashMap<>(
        good.map(Jwt::claims)
            .orElseGet(() -> Map.of("sub", user.id(), "iat", now, "exp", now + HOUR)));
  }

  private static String encode(Map<String, Object> part) {
    return Base64URL.encode(JSONObjectUtils.toJSONString(part)).toString();
  }

  private String sign(JWSHeader header, Map<String, Object> claims, byte[] key) {
    return Signature.sign(header, JSONObjectUtils.toJSONString(claims), key);
  }

  /**
   * Leave the signature and let the token live an hour longer: a backend that does not look at the
   * signature takes it, since nothing else is wrong with it.
   */
  private String altered() {
    if (good.isEmpty()) {
      return swapped();
    }
    String header = user.token().substring(0, user.token().indexOf('.'));
    Map<String, Object> claims = claims();
    Instant expiry = good.flatMap(Jwt::expiry).orElseGet(Instant::now);
    claims.put("exp", expiry.getEpochSecond() + HOUR);
    return header + "." + encode(claims) + "." + good.orElseThrow().signature();
  }

  /**
   * Change letters near the end: a backend that compares only the beginning of a signature, or
   * remembers a token by it, takes it. The very last letter may stand for no bits of its own.
   */
  private String alteredAtTheEnd() {
    int end = user.token().length() - 1;
    return altered(Math.max(0, end - ALTERED_LETTERS), end);
  }

  /** Change letters in the middle of an opaque token, keeping its alphabet. */
  private String swapped() {
    int length = user.token().length();
    return altered(length / 4, length / 4 + Math.max(1, length / 2));
  }

  private String altered(int from, int to) {
    StringBuilder token = new StringBuilder(user.token());
    for (int i = from; i < to; i++) {
      token.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
    }
    return token.toString();
  }

  private String wronglySigned() {
    JWSAlgorithm algorithm = algorithm();
    if (JWSAlgorithm.Family.RSA.contains(algorithm) || CURVES.containsKey(algorithm)) {
      return signedWithNewKeyPair(algorithm);
    }
    byte[] key = new byte[64];
    new SecureRandom().nextBytes(key);
    return sign(header(hmac()), claims(), key);
  }

  private JWSAlgorithm algorithm() {
    return good.map(jwt -> JWSAlgorithm.parse(jwt.algorithm())).orElse(JWSAlgorithm.HS256);
  }

  /** Return the good token's algorithm where it has a shared secret, or the usual one. */
  private JWSAlgorithm hmac() {
    return JWSAlgorithm.Family.HMAC_SHA.contains(algorithm()) ? algorithm() : JWSAlgorithm.HS256;
  }

  private String signedWithNewKeyPair(JWSAlgorithm algorithm) {
    return Signature.sign(
        header(algorithm),
        JSONObjectUtils.toJSONString(claims()),
        () ->
            JWSAlgorithm.Family.RSA.contains(algorithm)
                ? new RSASSASigner(new RSAKeyGenerator(2048).generate())
                : new ECDSASigner(new ECKeyGenerator(CURVES.get(algorithm)).generate()));
  }

  /** Name the same key as the good token does, so that the signature alone is wrong. */
  private JWSHeader header(JWSAlgorithm algorithm) {
    JWSHeader.Builder header = new JWSHeader.Builder(Signature.header(algorithm));
    good.map(jwt -> jwt.header().toJSONObject().get("kid"))
        .filter(String.class::isInstance)
        .ifPresent(kid -> header.keyID((String) kid));
    return header.build();
  }

  private Optional<String> expired() {
    if (key.isEmpty() || good.isEmpty()) {
      return Optional.empty();
    }
    JWSAlgorithm algorithm = JWSAlgorithm.parse(good.get().algorithm());
    if (key.get() instanceof SigningKey.Shared shared) {
      if (!JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
        return Optional.empty();
      }
      if (!Signature.signed(user.token(), shared.secret())) {
        // An expired token with a wrong signature would be refused for the wrong reason.
        throw new TokenUnusable(
            "jwt-secret",
            "it is not what the target's tokens are signed with; mend it or leave it out.");
      }
    }
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = claims();
    claims.put("iat", now - 2 * HOUR);
    claims.put("exp", now - HOUR);
    claims.computeIfPresent("nbf", (claim, time) -> now - 2 * HOUR);
    return Optional.of(
        Signature.sign(header(algorithm), JSONObjectUtils.toJSONString(claims), key.get()));
  }
}
