package dev.goldenpath.user;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token source gives for one account.
 *
 * @param obtained when the token was had, by our clock
 * @param expiry empty where nothing tells it
 */
record Access(
    String userId,
    String token,
    Optional<String> email,
    Instant obtained,
    Optional<Instant> expiry) {

  /** Whether the token lives for this long yet, or at least for half of its life. */
  boolean lasts(Duration needed, Instant now) {
    return expiry
        .map(
            end -> {
              Duration half = Duration.between(obtained, end).dividedBy(2);
              Duration margin = half.compareTo(needed) < 0 ? half : needed;
              return now.plus(margin).isBefore(end);
            })
        .orElse(true);
  }

  @Override
  public String toString() {
    return "Access[userId=" + userId + ", token=‹hidden›]";
  }
}
