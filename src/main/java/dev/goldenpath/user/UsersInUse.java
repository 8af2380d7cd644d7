package dev.goldenpath.user;

/** Other scenarios hold the users that one asks for, and give none back. */
public final class UsersInUse extends RuntimeException {
  UsersInUse(String message) {
    super(message);
  }
}
