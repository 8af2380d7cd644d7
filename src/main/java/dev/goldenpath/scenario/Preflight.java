package dev.goldenpath.scenario;

import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.SigningKey;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.Forgery;
import dev.goldenpath.user.LoginFailed.CredentialsRefused;
import dev.goldenpath.user.LoginFailed.LoggedInAsAnother;
import dev.goldenpath.user.LoginFailed.LoginAnswerUnusable;
import dev.goldenpath.user.LoginFailed.LoginUnavailable;
import dev.goldenpath.user.LoginFailed.LoginUnreachable;
import dev.goldenpath.user.TokenUnusable;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Try the settings' credentials once, before anything runs: what is wrong with them is told in one
 * message, and not by every scenario as a promise that the target breaks.
 *
 * <p>Whose fault is it that a token is refused? Where the target's own login gave it, the target's:
 * that is judged. Where the settings gave it, or the secret that signed it, theirs, if no door of
 * the target takes it; a target that takes it at one door and not at another is judged.
 */
record Preflight(Target target, Users users) {
  private static final String NAME = "preflight";

  /**
   * Get a token as the scenarios will.
   *
   * @return the reason, where the login can't be reached, though the target can
   * @throws SettingUnusable if the settings are wrong
   */
  Optional<Availability> logIn() {
    try {
      User user = users.user(NAME, 1);
      Forgery.EXPIRED.of(user, target.signingKey());
      if (target.authentication().tellsUsersApart()) {
        checkAccounts();
      }
      return Optional.empty();
    } catch (LoginUnavailable | LoggedInAsAnother judged) {
      // The scenarios ask again, each for itself.
      return Optional.empty();
    } catch (LoginUnreachable unreachable) {
      return Optional.of(new Availability.Unreachable(String.valueOf(unreachable.getMessage())));
    } catch (CredentialsRefused refused) {
      throw refused(refused);
    } catch (LoginAnswerUnusable noLogin) {
      throw noLogin(noLogin);
    } catch (TokenUnusable token) {
      throw unusable(
          "The token or its secret can't be used.",
          token,
          "mend the setting, or leave it out where it is not needed.",
          List.of(token.key()));
    }
  }

  private SettingUnusable refused(CredentialsRefused refused) {
    return isLogin()
        ? unusable(
            "Nobody can log in: the e-mail address or the password is wrong.",
            refused,
            "give the password of an account that is there; {n} in email is the user's number, from"
                + " 1.",
            List.of("password", "email"))
        : unusable(
            "The authorization server gives no token.",
            refused,
            "give what it knows: its words above say which of these it does not take.",
            target.authentication().keys());
  }

  private SettingUnusable noLogin(LoginAnswerUnusable noLogin) {
    return isLogin()
        ? unusable(
            "Nobody can log in: what answers is not the login that the settings describe.",
            noLogin,
            "give the path of the target's login, and an address that it knows, or say by"
                + " login.body and login.token what it wants and answers; or a token (auth=token),"
                + " or the secret that signs them (auth=signed).",
            List.of("login-path", "base-url", "email"))
        : unusable(
            "What answers is not the authorization server that the settings describe.",
            noLogin,
            "give the URL of its token endpoint, as its /.well-known/openid-configuration tells"
                + " it.",
            target.authentication().keys());
  }

  /**
   * See that some door takes a token that the settings gave.
   *
   * @throws SettingUnusable if none does
   */
  void knock(TokenCheck doors) {
    if (!isLogin()) {
      doors.refusals(users.user(NAME, 1)).ifPresent(this::refuseToken);
    }
  }

  private boolean isLogin() {
    return target.authentication() instanceof Authentication.Login;
  }

  /** Try the accounts that scenarios will ask for first and last. */
  private void checkAccounts() {
    if (target.capabilitiesPresumed()) {
      return;
    }
    for (int number : List.of(2, target.maxUsers())) {
      if (number <= target.maxUsers()) {
        checkAccount(
            number,
            "user " + number + " of " + target.maxUsers(),
            "say by max-users how many there are",
            "max-users");
      }
    }
    target
        .roles()
        .accounts()
        .forEach(
            (role, accounts) ->
                checkAccount(
                    Collections.min(accounts),
                    "user " + Collections.min(accounts) + ", who is to have the role " + role + ",",
                    "say which have that role",
                    "users." + role));
  }

  private void checkAccount(int number, String who, String advice, String setting) {
    try {
      users.user(NAME + "-" + number, number);
    } catch (LoginUnreachable | LoggedInAsAnother judged) {
      // User 1 has just reached it: the scenarios ask again, and judge whom it tells.
      return;
    } catch (CredentialsRefused | LoginAnswerUnusable | TokenUnusable none) {
      throw unusable(
          "User 1 can log in, and " + who + " can't.",
          none,
          "make the account, or " + advice + ".",
          Stream.concat(
                  Stream.of(setting),
                  isLogin() ? Stream.of("email") : target.authentication().keys().stream())
              .toList());
    }
  }

  private void refuseToken(List<String> refusals) {
    List<String> keys = target.authentication().keys();
    String seen = String.join("\n          ", refusals);
    if (target.authentication() instanceof Authentication.Signed signed) {
      throw unusable(
          "No token is taken that is signed with the "
              + (signed.key() instanceof SigningKey.Shared ? "secret" : "key")
              + " of the settings.",
          seen,
          signed.key() instanceof SigningKey.Shared
              ? "give the secret by which the target checks its tokens (HS256), as text."
              : "give the key whose other half the target knows, its jwt-key-id, and the jwt-issuer"
                  + " and jwt-audience that it wants.",
          keys);
    }
    throw target.authentication() instanceof Authentication.TokenList
        ? unusable(
            "The token of the settings is not taken.",
            seen,
            "give a fresh token of this target, of a user who may run agents.",
            keys)
        : unusable(
            "The token that "
                + (target.authentication() instanceof Authentication.OAuth
                    ? "the authorization server"
                    : "the program")
                + " gives is not taken.",
            seen,
            "look whether it is meant for this target: its issuer, its audience, its scope.",
            keys);
  }

  private SettingUnusable unusable(
      String what, RuntimeException seen, String advice, List<String> keys) {
    return unusable(what, String.valueOf(seen.getMessage()), advice, keys);
  }

  private SettingUnusable unusable(String what, String seen, String advice, List<String> keys) {
    String settings = keys.stream().map(target::named).collect(Collectors.joining(", "));
    return new SettingUnusable(
        Stream.of(what, "Setting:  " + settings, "Seen:     " + seen, "Do:       " + advice)
            .collect(Collectors.joining("\n")));
  }
}
