package dev.goldenpath.user;

/** A scenario asks for more users than the target has. */
public final class NoUserFree extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoUserFree(String message) {
    super(message);
  }
}
