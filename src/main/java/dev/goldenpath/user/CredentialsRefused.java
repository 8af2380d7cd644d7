package dev.goldenpath.user;

/** The target does not accept the e-mail address and password of the settings. */
public final class CredentialsRefused extends LoginFailed {
  private static final long serialVersionUID = 1L;

  CredentialsRefused(String message) {
    super(message);
  }
}
