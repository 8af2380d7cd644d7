package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** HS256 tokens that the suite signs itself, for any number of users. */
final class SignedTokens implements TokenSource {
  private static final Duration LIFE = Duration.ofHours(1);

  private final String secret;
  private final Duration skew;
  private final InstantSource clock;

  /**
   * @param skew how far the target's clock may be behind: what is issued by then counts there as
   *     issued already
   */
  SignedTokens(String secret, Duration skew, InstantSource clock) {
    this.secret = secret;
    this.skew = skew;
    this.clock = clock;
  }

  @Override
  public Access access(int number) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiry = now.plus(LIFE);
    String id = idOf(number);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(id)
            .issueTime(Date.from(now.minus(skew)))
            .expirationTime(Date.from(expiry))
            .jwtID(UUID.randomUUID().toString())
            .build();
    String token =
        Hmac.sign(Hmac.header(JWSAlgorithm.HS256), claims.toString(), secret.getBytes(UTF_8));
    return new Access(id, token, Optional.empty(), now, Optional.of(expiry));
  }

  /** The same id for the same number in every run, so that a backend gathers no strangers. */
  static String idOf(int number) {
    return UUID.nameUUIDFromBytes(("golden-path-user-" + number).getBytes(UTF_8)).toString();
  }
}
