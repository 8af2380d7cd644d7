package dev.goldenpath.user;

import static java.util.Objects.requireNonNull;

/** The settings' token, or its secret, can't be used: it has expired, or tells no user's id. */
public final class TokenUnusable extends RuntimeException {
  private final String key;

  /**
   * @param key the setting that is to be mended
   */
  TokenUnusable(String key, String why) {
    super(requireNonNull(key, "key") + ": " + why);
    this.key = key;
  }

  /** Return the key of the setting that is to be mended. */
  public String key() {
    return key;
  }
}
