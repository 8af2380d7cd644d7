package dev.goldenpath.user;

/** The target's login could not be reached within the HTTP limit. */
public final class LoginUnreachable extends LoginFailed {
  private static final long serialVersionUID = 1L;

  LoginUnreachable(String message) {
    super(message);
  }
}
