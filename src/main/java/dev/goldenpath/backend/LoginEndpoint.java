package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Gives a token to everyone who knows the password; each e-mail is a user with a stable id. */
final class LoginEndpoint implements Endpoint {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final Tokens tokens;
  private final byte[] password;

  LoginEndpoint(Tokens tokens, String password) {
    this.tokens = tokens;
    this.password = password.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Reply answer(Call call) {
    JsonNode body = Json.parse(call.body()).orElse(NullNode.instance);
    JsonNode email = body.path("email");
    JsonNode given = body.path("password");
    if (!email.isTextual() || email.textValue().isBlank() || !given.isTextual()) {
      return Reply.error(400, "bad_login", "email and password must be texts.");
    }
    if (!MessageDigest.isEqual(given.textValue().getBytes(StandardCharsets.UTF_8), password)) {
      return Reply.error(401, "bad_credentials", "The e-mail or the password is wrong.");
    }
    return Reply.of(200, grant(userOf(email.textValue())));
  }

  /** Name the user of an e-mail, in any case of its letters. */
  static User userOf(String email) {
    String name = "user:" + email.strip().toLowerCase(Locale.ROOT);
    return new User(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private ObjectNode grant(User user) {
    return Json.object()
        .put("access_token", tokens.issue(user, LIFETIME))
        .put("token_type", "Bearer")
        .put("expires_in", LIFETIME.toSeconds())
        .put("user_id", user.id());
  }
}
