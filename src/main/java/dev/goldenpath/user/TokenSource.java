package dev.goldenpath.user;

import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Target;
import java.time.Duration;
import java.time.InstantSource;

/** A way to get the token of an account, anew each time. */
interface TokenSource {

  /**
   * Get a token for account {@code number}, counted from 1; may block for the HTTP limit.
   *
   * @throws LoginFailed if the target's login gives none
   * @throws TokenUnusable if the settings' token is of no use
   */
  Access access(int number);

  static TokenSource of(Transport transport, Secrets secrets, InstantSource clock) {
    Target target = transport.target();
    Duration skew = target.limits().clockSkew();
    Authentication authentication = target.authentication();
    if (authentication instanceof Authentication.Login login) {
      return new LoginTokens(transport, login, secrets, clock);
    }
    if (authentication instanceof Authentication.OAuth oauth) {
      return new OAuthTokens(transport, oauth, secrets, clock);
    }
    if (authentication instanceof Authentication.TokenCommand command) {
      return new CommandTokens(command, secrets, clock, CommandTokens.LIMIT);
    }
    return authentication instanceof Authentication.TokenList list
        ? new GivenTokens(list, skew, clock)
        : new SignedTokens((Authentication.Signed) authentication, skew, clock);
  }
}
