package dev.goldenpath.user;

/** A user's login gave no token; the message is one sentence, without secrets. */
public abstract sealed class LoginFailed extends RuntimeException
    permits LoginUnreachable, LoginUnavailable, CredentialsRefused, LoginAnswerUnusable {
  private static final long serialVersionUID = 1L;

  LoginFailed(String message) {
    super(message);
  }
}
