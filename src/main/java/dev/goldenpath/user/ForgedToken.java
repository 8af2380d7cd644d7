package dev.goldenpath.user;

import java.util.Optional;

/**
 * What is presented in place of a good token.
 *
 * @param token empty where none is presented
 */
public record ForgedToken(Forgery forgery, Optional<String> token) {

  /** Show what kind it is; it is made from a good token. */
  @Override
  public String toString() {
    return "ForgedToken[" + forgery.label() + "]";
  }
}
