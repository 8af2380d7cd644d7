package dev.goldenpath.backend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that a backend must refuse, by what is wrong with them. */
final class Forgery {

  private static final String OTHER_SECRET = "another-secret-of-more-than-32-bytes-in-all";

  private Forgery() {}

  static Map<String, String> all(String secret, String subject) {
    String good = signed(JWSAlgorithm.HS256, secret, claims(subject, Duration.ofMinutes(5)));
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("empty", "");
    bad.put("not a JWT", "no-token-at-all");
    bad.put("two parts", good.substring(0, good.lastIndexOf('.')));
    bad.put("garbage in three parts", "a.b.c");
    bad.put("a space inside", good.substring(0, 5) + " " + good.substring(5));
    bad.put("alg none", new PlainJWT(claims(subject, Duration.ofMinutes(5))).serialize());
    bad.put("alg nOnE", unsigned("nOnE", claims(subject, Duration.ofMinutes(5))));
    bad.put(
        "empty key",
        signed(JWSAlgorithm.HS256, "\0".repeat(64), claims(subject, Duration.ofMinutes(5))));
    bad.put(
        "wrong key",
        signed(JWSAlgorithm.HS256, OTHER_SECRET, claims(subject, Duration.ofMinutes(5))));
    bad.put(
        "other algorithm",
        signed(JWSAlgorithm.HS512, secret + secret, claims(subject, Duration.ofMinutes(5))));
    bad.put("altered payload", altered(good, subject));
    bad.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
    bad.put(
        "just expired",
        signed(JWSAlgorithm.HS256, secret, claims(subject, Duration.ofSeconds(-2))));
    bad.put(
        "no expiry",
        signed(JWSAlgorithm.HS256, secret, new JWTClaimsSet.Builder().subject(subject).build()));
    bad.put(
        "no subject",
        signed(
            JWSAlgorithm.HS256,
            secret,
            new JWTClaimsSet.Builder()
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build()));
    return bad;
  }

  static String expiringIn(Duration lifetime, String secret, String subject) {
    return signed(JWSAlgorithm.HS256, secret, claims(subject, lifetime));
  }

  private static JWTClaimsSet claims(String subject, Duration lifetime) {
    return new JWTClaimsSet.Builder()
        .subject(subject)
        .expirationTime(Date.from(Instant.now().plus(lifetime)))
        .build();
  }

  private static String signed(JWSAlgorithm algorithm, String secret, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
      token.sign(new MACSigner(secret));
      return token.serialize();
    } catch (JOSEException unsignable) {
      throw new IllegalStateException(unsignable);
    }
  }

  private static String unsigned(String algorithm, JWTClaimsSet claims) {
    return encoded("{\"alg\":\"" + algorithm + "\"}") + "." + encoded(claims.toString()) + ".";
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String altered(String token, String subject) {
    String[] parts = token.split("\\.");
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String other = payload.replace(subject, "somebody-else");
    return parts[0] + "." + encoded(other) + "." + parts[2];
  }
}
