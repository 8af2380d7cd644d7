package dev.goldenpath.user;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.setting.Labelled;
import dev.goldenpath.setting.SigningKey;
import java.util.Optional;

/** A way in which a token is not one that the backend gave (CONN-3, HTTP-4). */
public enum Forgery implements Labelled {
  /** No token at all. */
  MISSING,
  /** A text that can't be a token: cut off in its middle. */
  MALFORMED,
  /** The same claims, unsigned: {@code alg: none}. */
  ALG_NONE,
  /** The same, with {@code alg: nOnE}: a check by letter case lets it by. */
  ALG_NONE_OTHERWISE,
  /** The same claims, signed with a key that the backend doesn't know. */
  WRONG_KEY,
  /** The same claims, signed with an empty key: what a backend has whose secret was never set. */
  EMPTY_KEY,
  /** Other claims under the same signature: an hour more of life, for the same user. */
  ALTERED_PAYLOAD,
  /** The same claims, with a few letters near the end of the signature changed. */
  ALTERED_SIGNATURE,
  /** The same user's, rightly signed, expired an hour ago. */
  EXPIRED;

  /**
   * Forge this user's token.
   *
   * <p>Of a token that is no JWT, {@code MALFORMED}, {@code ALTERED_PAYLOAD} and {@code
   * ALTERED_SIGNATURE} change letters; the unsigned and wrongly signed ones are JWTs in the user's
   * name.
   *
   * @param key what the target signs with, where known
   * @return empty where it can't be made: {@code EXPIRED} without the key, or of another token than
   *     one signed with it
   * @throws TokenUnusable if the secret is not the one that signed the token
   */
  public Optional<ForgedToken> of(User user, Optional<SigningKey> key) {
    requireNonNull(user, "user");
    requireNonNull(key, "key");
    if (this == MISSING) {
      return Optional.of(new ForgedToken(this, Optional.empty()));
    }
    return new Forger(user, key)
        .forge(this)
        .map(token -> new ForgedToken(this, Optional.of(token)));
  }
}
