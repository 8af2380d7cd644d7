package dev.goldenpath.wire;

import java.util.Map;
import java.util.Optional;

/**
 * A login that went before a scenario, and is judged in it.
 *
 * @param user who logged in, as the scenario calls him
 * @param userId the id of the account's own user
 * @param answer the body, as it came
 */
public record LoginCall(String user, String userId, String answer) {

  /** Record it as a call like any other. */
  public void recordIn(Transcript transcript) {
    String name = "login-" + user;
    transcript.append(
        at ->
            new Entry.HttpRequest(
                at,
                name,
                CallKind.LOGIN,
                user,
                userId,
                Optional.empty(),
                Expectation.accepted(),
                "",
                "",
                Optional.empty()));
    transcript.append(at -> new Entry.HttpResponse(at, name, 200, Map.of(), answer));
  }
}
