package dev.goldenpath.user;

import dev.goldenpath.secret.Jwt;
import dev.goldenpath.setting.Authentication.GivenToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The one token of the settings. */
final class GivenTokens implements TokenSource {
  private final GivenToken given;
  private final Duration skew;
  private final InstantSource clock;

  /**
   * @param skew how far the target's clock may be from ours, which is not to decide for it
   */
  GivenTokens(GivenToken given, Duration skew, InstantSource clock) {
    this.given = given;
    this.skew = skew;
    this.clock = clock;
  }

  @Override
  public Access access(int number) {
    Optional<Jwt> jwt = Jwt.read(given.token());
    Instant now = clock.instant();
    jwt.flatMap(Jwt::expiry)
        .filter(expiry -> !expiry.plus(skew).isAfter(now))
        .ifPresent(
            expiry -> {
              throw unusable("the given token has expired at " + expiry + "; give a fresh one.");
            });
    jwt.flatMap(Jwt::notBefore)
        .filter(begin -> begin.minus(skew).isAfter(now))
        .ifPresent(
            begin -> {
              throw unusable(
                  "the given token does not count before "
                      + begin
                      + ", and it is "
                      + now.truncatedTo(ChronoUnit.SECONDS)
                      + " here; look at the clocks.");
            });
    String id =
        given
            .userId()
            .or(() -> jwt.flatMap(Jwt::subject))
            .orElseThrow(
                () ->
                    unusable(
                        "the given token tells no user's id (it is no JWT with a text \"sub\");"
                            + " give the id as user-id."));
    // No expiry: there is no other token to be had, so a renewal would be of no use.
    return new Access(id, given.token(), Optional.empty(), now, Optional.empty());
  }

  private static TokenUnusable unusable(String why) {
    return new TokenUnusable("token", why);
  }
}
