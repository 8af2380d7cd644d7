package dev.goldenpath.steps;

import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.user.ForgedToken;
import dev.goldenpath.user.Forgery;

/** Make bad tokens out of a user's good one. */
final class Tokens {
  private Tokens() {}

  /** Return the forgery; skip the scenario where it can't be made for this target. */
  static ForgedToken forged(ScenarioSession session, String user, Forgery forgery) {
    return forgery
        .of(session.people().user(user), session.target().signingKey())
        .orElseGet(
            () -> {
              session
                  .needs()
                  .skip(
                      "no "
                          + forgery.label()
                          + " token can be made without the secret that the target signs with"
                          + " (jwt-secret)");
              return new ForgedToken(Forgery.MISSING, java.util.Optional.empty());
            });
  }
}
