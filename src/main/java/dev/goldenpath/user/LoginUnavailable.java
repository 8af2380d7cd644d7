package dev.goldenpath.user;

/** The target asks to try its login again later (429 or 503): unavailable, not a failure. */
public final class LoginUnavailable extends LoginFailed {
  private static final long serialVersionUID = 1L;

  LoginUnavailable(String message) {
    super(message);
  }
}
