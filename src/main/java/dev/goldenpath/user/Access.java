package dev.goldenpath.user;

import dev.goldenpath.user.LoginFailed.LoginAnswerUnusable;
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
    Optional<Instant> expiry,
    Optional<Answer> answer) {

  /**
   * The answer that gave it, of a login.
   *
   * @param told the user's id beside the token
   * @param contradiction where that is not the token's subject
   */
  record Answer(String body, String told, Optional<LoginAnswerUnusable> contradiction) {
    @Override
    public String toString() {
      return "Answer[told=" + told + "]";
    }
  }

  Access(
      String userId,
      String token,
      Optional<String> email,
      Instant obtained,
      Optional<Instant> expiry) {
    this(userId, token, email, obtained, expiry, Optional.empty());
  }

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
