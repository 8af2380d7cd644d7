package dev.goldenpath.backend.seam;

import java.util.Optional;

/**
 * What a token told: the user, or why it names none.
 *
 * @param user whom a valid token names
 * @param problem why a token is refused; {@link Problem#NONE} with a user
 * @param claimed the subject that an invalid token claims, where it can be read; never to be
 *     trusted
 */
public record Identification(Optional<User> user, Problem problem, Optional<String> claimed) {

  /** Why a token is refused. */
  public enum Problem {
    NONE,
    MISSING,
    MALFORMED,
    FORGED,
    EXPIRED
  }

  public static Identification of(User user) {
    return new Identification(Optional.of(user), Problem.NONE, Optional.empty());
  }

  public static Identification refused(Problem problem, Optional<String> claimed) {
    return new Identification(Optional.empty(), problem, claimed);
  }
}
