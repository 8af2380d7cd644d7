package dev.goldenpath.user;

/** A scenario asks for more users than the target has. */
public final class NoUserFree extends RuntimeException {
  NoUserFree(String message) {
    super(message);
  }
}
