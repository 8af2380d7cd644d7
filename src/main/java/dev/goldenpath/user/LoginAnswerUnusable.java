package dev.goldenpath.user;

/** The login's answer is not what the target's own login promises. */
public final class LoginAnswerUnusable extends LoginFailed {
  private static final long serialVersionUID = 1L;

  LoginAnswerUnusable(String message) {
    super(message);
  }
}
