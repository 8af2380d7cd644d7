package dev.goldenpath.setting;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/**
 * Where the answer of a login or an authorization server has what the suite wants of it.
 *
 * @param userId empty where the token itself tells it
 */
public record TokenAnswer(JsonPointer token, Optional<JsonPointer> userId, JsonPointer expiresIn) {
  /** As the contract's login has it. */
  public static final TokenAnswer CONTRACT =
      new TokenAnswer(
          JsonPointer.compile("/access_token"),
          Optional.of(JsonPointer.compile("/user_id")),
          JsonPointer.compile("/expires_in"));

  /** As OAuth 2 has it (RFC 6749, section 5.1). */
  public static final TokenAnswer OAUTH =
      new TokenAnswer(CONTRACT.token(), Optional.empty(), CONTRACT.expiresIn());

  /** Where the token is, as settings write it: names with dots between. */
  public String tokenName() {
    return name(token);
  }

  /** Where the user's id is, as settings write it. */
  public String userIdName() {
    return userId.map(TokenAnswer::name).orElse("none");
  }

  /** Where the token's life is, as settings write it. */
  public String expiresInName() {
    return name(expiresIn);
  }

  private static String name(JsonPointer place) {
    return place.toString().substring(1).replace('/', '.');
  }
}
