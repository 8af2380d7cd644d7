package dev.goldenpath.user;

import dev.goldenpath.secret.Jwt;
import dev.goldenpath.setting.Authentication.GivenToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The one token of the settings. */
final class GivenTokens implements TokenSource {
  private final GivenToken given;
  private final InstantSource clock;

  GivenTokens(GivenToken given, InstantSource clock) {
    this.given = given;
    this.clock = clock;
  }

  @Override
  public Access access(int number) {
    Optional<Jwt> jwt = Jwt.read(given.token());
    Optional<Instant> expiry = jwt.flatMap(Jwt::expiry);
    Instant now = clock.instant();
    if (expiry.isPresent() && !expiry.get().isAfter(now)) {
      throw new TokenUnusable(
          "token: the given token has expired at " + expiry.get() + "; give a fresh one.");
    }
    String id =
        given
            .userId()
            .or(() -> jwt.flatMap(Jwt::subject))
            .orElseThrow(
                () ->
                    new TokenUnusable(
                        "token: the given token tells no user's id (it is no JWT with a text"
                            + " \"sub\"); give the id as user-id."));
    // No expiry: there is no other token to be had, so a renewal would be of no use.
    return new Access(id, given.token(), Optional.empty(), now, Optional.empty());
  }
}
