package dev.goldenpath.user;

import dev.goldenpath.secret.Jwt;
import dev.goldenpath.setting.Authentication.GivenToken;
import dev.goldenpath.setting.Authentication.TokenList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The tokens of the settings, one a user.
 *
 * @param skew how far the target's clock may be from ours, which is not to decide for it
 */
record GivenTokens(TokenList list, Duration skew, InstantSource clock) implements TokenSource {
  @Override
  public Access access(int number) {
    GivenToken given = list.tokens().get((number - 1) % list.tokens().size());
    Optional<Jwt> jwt = Jwt.read(given.token());
    Instant now = clock.instant();
    jwt.flatMap(Jwt::expiry)
        .filter(expiry -> !expiry.plus(skew).isAfter(now))
        .ifPresent(
            expiry -> {
              throw unusable(number, "has expired at " + expiry + "; give a fresh one.");
            });
    jwt.flatMap(Jwt::notBefore)
        .filter(begin -> begin.minus(skew).isAfter(now))
        .ifPresent(
            begin -> {
              throw unusable(
                  number,
                  "does not count before %s, and it is %s here; look at the clocks."
                      .formatted(begin, now.truncatedTo(ChronoUnit.SECONDS)));
            });
    String id =
        given
            .userId()
            .or(() -> jwt.flatMap(Jwt::subject))
            .orElseThrow(
                () ->
                    unusable(
                        number,
                        "tells no user's id (it is no JWT with a text \"sub\");"
                            + " give the id "
                            + (list.tokens().size() > 1 ? "before it." : "as user-id.")));
    // No expiry: there is no other token to be had, so a renewal would be of no use.
    return new Access(id, given.token(), Optional.empty(), now, Optional.empty());
  }

  private TokenUnusable unusable(int number, String why) {
    String which = list.tokens().size() > 1 ? " number " + number : "";
    return new TokenUnusable(list.key(), "the given token" + which + " " + why);
  }
}
