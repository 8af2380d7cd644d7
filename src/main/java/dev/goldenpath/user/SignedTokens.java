package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Authentication.Signed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that the suite signs itself, for any number of users.
 *
 * @param skew how far the target's clock may be behind: what is issued by then counts there as
 *     issued already
 */
record SignedTokens(Signed signed, Duration skew, InstantSource clock) implements TokenSource {
  private static final Duration LIFE = Duration.ofHours(1);

  @Override
  public Access access(int number) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiry = now.plus(LIFE);
    String id = signed.userId().map(it -> Authentication.of(it, number)).orElse(idOf(number));
    Map<String, Object> claims = new LinkedHashMap<>();
    signed.claims().forEach((name, value) -> claims.put(name, filled(value, number)));
    claims.put("sub", id);
    claims.put("iat", now.minus(skew).getEpochSecond());
    claims.put("exp", expiry.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    JWSHeader.Builder header =
        new JWSHeader.Builder(Signature.header(JWSAlgorithm.parse(signed.key().algorithm())));
    signed.keyId().ifPresent(header::keyID);
    String token =
        Signature.sign(header.build(), JSONObjectUtils.toJSONString(claims), signed.key());
    return new Access(id, token, Optional.empty(), now, Optional.of(expiry));
  }

  private static Object filled(Object value, int number) {
    if (value instanceof String text) {
      return Authentication.of(text, number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(it -> filled(it, number)).toList();
    }
    return value;
  }

  /** The same id for the same number in every run, so that a backend gathers no strangers. */
  static String idOf(int number) {
    return UUID.nameUUIDFromBytes(("golden-path-user-" + number).getBytes(UTF_8)).toString();
  }
}
