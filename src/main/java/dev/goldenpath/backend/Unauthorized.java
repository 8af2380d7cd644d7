package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Refusal;
import java.util.Map;

/** The refusal of whoever brings no valid token; it does not tell what is wrong with it. */
final class Unauthorized {

  static final Refusal REFUSAL =
      new Refusal(
          401, "unauthorized", "A valid token is needed.", Map.of("WWW-Authenticate", "Bearer"));

  private Unauthorized() {}
}
