package dev.goldenpath.scenario;

import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.CredentialsRefused;
import dev.goldenpath.user.Forgery;
import dev.goldenpath.user.LoginAnswerUnusable;
import dev.goldenpath.user.LoginUnavailable;
import dev.goldenpath.user.LoginUnreachable;
import dev.goldenpath.user.TokenUnusable;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import java.util.Arrays;
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
final class Preflight {
  private static final String NAME = "preflight";

  private final Target target;
  private final Users users;

  Preflight(Target target, Users users) {
    this.target = target;
    this.users = users;
  }

  /**
   * Get a token as the scenarios will.
   *
   * @return the reason, where the login can't be reached, though the target can
   * @throws SettingUnusable if the settings are wrong
   */
  Optional<Availability> logIn() {
    try {
      User user = users.user(NAME, 1);
      Forgery.EXPIRED.of(user, target.jwtSecret());
      if (isLogin()) {
        checkAccounts();
      }
      return Optional.empty();
    } catch (LoginUnavailable later) {
      // The scenarios ask again, each for itself.
      return Optional.empty();
    } catch (LoginUnreachable unreachable) {
      return Optional.of(new Availability.Unreachable(String.valueOf(unreachable.getMessage())));
    } catch (CredentialsRefused refused) {
      throw unusable(
          "Nobody can log in: the e-mail address or the password is wrong.",
          String.valueOf(refused.getMessage()),
          "give the password of an account that is there; {n} in email is the user's number, from"
              + " 1.",
          "password",
          "email");
    } catch (LoginAnswerUnusable noLogin) {
      throw unusable(
          "Nobody can log in: what answers is not the login that the settings describe.",
          String.valueOf(noLogin.getMessage()),
          "give the path of the target's login, and an address that it knows; or a token"
              + " (auth=token), or the secret that signs them (auth=signed).",
          "login-path",
          "base-url",
          "email");
    } catch (TokenUnusable token) {
      throw unusable(
          "The token or its secret can't be used.",
          String.valueOf(token.getMessage()),
          "mend the setting, or leave it out where it is not needed.",
          token.key());
    }
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
        checkAccount(number);
      }
    }
  }

  private void checkAccount(int number) {
    try {
      users.user(NAME + "-" + number, number);
    } catch (LoginUnreachable notNow) {
      // User 1 has just reached it: the scenarios ask again.
      return;
    } catch (CredentialsRefused | LoginAnswerUnusable none) {
      throw unusable(
          "User 1 can log in, and user " + number + " of " + target.maxUsers() + " can't.",
          String.valueOf(none.getMessage()),
          "make the account, or say by max-users how many there are.",
          "max-users",
          "email");
    }
  }

  private void refuseToken(List<String> refusals) {
    boolean signed = target.authentication() instanceof Authentication.Signed;
    throw unusable(
        signed
            ? "No token is taken that is signed with the secret of the settings."
            : "The token of the settings is not taken.",
        String.join("\n          ", refusals),
        signed
            ? "give the secret by which the target checks its tokens (HS256), as text."
            : "give a fresh token of this target, of a user who may run agents.",
        signed ? "jwt-secret" : "token");
  }

  private SettingUnusable unusable(String what, String seen, String advice, String... keys) {
    String settings = Arrays.stream(keys).map(target::named).collect(Collectors.joining(", "));
    return new SettingUnusable(
        Stream.of(what, "Setting:  " + settings, "Seen:     " + seen, "Do:       " + advice)
            .collect(Collectors.joining("\n")));
  }
}
