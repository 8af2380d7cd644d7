package dev.goldenpath.user;

/**
 * The answer to one account's login that tells another account's user.
 *
 * @param own the id of the account's own user; where none is known, words for him
 * @param other the other's id
 * @param body as it came, with the token in it
 */
public record StrangeLogin(String own, String other, String body) {

  /** Show everything but the body. */
  @Override
  public String toString() {
    return "StrangeLogin[own=" + own + ", other=" + other + "]";
  }
}
