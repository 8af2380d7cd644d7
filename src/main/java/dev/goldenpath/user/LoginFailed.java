package dev.goldenpath.user;

/** A user's login gave no token; the message is one sentence, without secrets. */
public abstract sealed class LoginFailed extends RuntimeException {
  private LoginFailed(String message) {
    super(message);
  }

  /** The target's login could not be reached within the HTTP limit. */
  public static final class LoginUnreachable extends LoginFailed {
    LoginUnreachable(String message) {
      super(message);
    }
  }

  /** The target asks to try its login again later (429 or 503): unavailable, not a failure. */
  public static final class LoginUnavailable extends LoginFailed {
    LoginUnavailable(String message) {
      super(message);
    }
  }

  /** The login of one account gives the token of another's user. */
  public static final class LoggedInAsAnother extends LoginFailed {
    private final StrangeLogin login;

    LoggedInAsAnother(String message, StrangeLogin login) {
      super(message);
      this.login = login;
    }

    public StrangeLogin login() {
      return login;
    }
  }

  /** The target does not accept the e-mail address and password of the settings. */
  public static final class CredentialsRefused extends LoginFailed {
    CredentialsRefused(String message) {
      super(message);
    }
  }

  /** The login's answer is not what the target's own login promises. */
  public static final class LoginAnswerUnusable extends LoginFailed {
    LoginAnswerUnusable(String message) {
      super(message);
    }
  }
}
