package dev.goldenpath.user;

import java.util.Optional;

/**
 * A user with his token.
 *
 * @param name what the scenario calls him, such as {@code Ada}
 * @param number the account's number in the target, counted from 1
 * @param id the token's subject
 * @param email the address that logged in, where the target has logins
 */
public record User(String name, int number, String id, String token, Optional<String> email) {

  /** Show everything but the token. */
  @Override
  public String toString() {
    return "User["
        + String.join(
            ", ",
            "name=" + name,
            "number=" + number,
            "id=" + id,
            "token=‹hidden›",
            "email=" + email.orElse("none"))
        + "]";
  }
}
