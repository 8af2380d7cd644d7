package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** How the suite gets its users' tokens. */
public sealed interface Authentication {

  /** The word for it in settings: {@code login}, {@code token} or {@code signed}. */
  String label();

  /**
   * Log in at the login path.
   *
   * @param email the e-mail address, in which {@code {n}} stands for the user's number
   */
  record Login(String email, String password) implements Authentication {
    public Login {
      requireNonNull(email, "email");
      requireNonNull(password, "password");
    }

    /** The address of user {@code number}, counted from 1. */
    public String emailOf(int number) {
      return email.replace("{n}", Integer.toString(number));
    }

    /** Whether the pattern tells users apart. */
    public boolean tellsUsersApart() {
      return email.contains("{n}");
    }

    @Override
    public String label() {
      return "login";
    }

    @Override
    public String toString() {
      return "Login[email=" + email + ", password=‹hidden›]";
    }
  }

  /**
   * Use one token, given in the settings.
   *
   * @param userId the user's id, for a token that cannot be read
   */
  record GivenToken(String token, Optional<String> userId) implements Authentication {
    public GivenToken {
      requireNonNull(token, "token");
      requireNonNull(userId, "userId");
    }

    @Override
    public String label() {
      return "token";
    }

    @Override
    public String toString() {
      return "GivenToken[token=‹hidden›, userId=" + userId.orElse("from the token") + "]";
    }
  }

  /** Sign HS256 tokens with a secret that is shared with the backend. */
  record Signed(String jwtSecret) implements Authentication {
    public Signed {
      requireNonNull(jwtSecret, "jwtSecret");
    }

    @Override
    public String label() {
      return "signed";
    }

    @Override
    public String toString() {
      return "Signed[jwtSecret=‹hidden›]";
    }
  }
}
