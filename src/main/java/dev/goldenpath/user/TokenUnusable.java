package dev.goldenpath.user;

/** The settings' token, or its secret, can't be used: it has expired, or tells no user's id. */
public final class TokenUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenUnusable(String message) {
    super(message);
  }
}
