package dev.goldenpath.user;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.LoginFailed.LoggedInAsAnother;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users of a target, with tokens that are kept and renewed in time.
 *
 * <p>Safe for use by many threads; an account logs in once at a time.
 */
public final class Users {
  private static final Duration LEAST_LIFE = Duration.ofMinutes(1);

  private final Target target;
  private final Secrets secrets;
  private final InstantSource clock;
  private final TokenSource tokens;
  private final Map<Integer, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /**
   * Serve the users of a target; its secrets and every token are made known to the registry.
   *
   * @param transport by which they log in
   */
  public Users(Target target, Transport transport, Secrets secrets) {
    this(target, secrets, InstantSource.system(), transport);
  }

  Users(Target target, Secrets secrets, InstantSource clock, Transport transport) {
    this(target, secrets, clock, TokenSource.of(transport, secrets, clock));
  }

  Users(Target target, Secrets secrets, InstantSource clock, TokenSource tokens) {
    this.target = requireNonNull(target, "target");
    this.secrets = requireNonNull(secrets, "secrets");
    this.clock = requireNonNull(clock, "clock");
    this.tokens = requireNonNull(tokens, "tokens");
    secrets.addAll(target);
  }

  public Target target() {
    return target;
  }

  /**
   * Get a user with a token that lasts for a scenario; may block for the HTTP limit.
   *
   * @param name what the scenario calls him; his token is masked under this name from now on
   * @param number the account, counted from 1
   * @throws LoginFailed if the target's login gives no token
   * @throws TokenUnusable if the settings' token is of no use
   */
  public User user(String name, int number) {
    requireNonNull(name, "name");
    if (number < 1) {
      throw new IllegalArgumentException("users are counted from 1, not " + number);
    }
    Access access = accounts.computeIfAbsent(number, Account::new).access();
    secrets.token(name, access.token());
    return new User(name, number, access.userId(), access.token(), access.email());
  }

  /** Return the answer to a user's login where it tells another's id beside the token. */
  Optional<StrangeLogin> strangeLogin(User user) {
    return Optional.ofNullable(accounts.get(user.number())).flatMap(Account::strange);
  }

  /** Return what the target's login answered to a user, where he logged in. */
  Optional<String> loginAnswer(User user) {
    return Optional.ofNullable(accounts.get(user.number())).flatMap(Account::answer);
  }

  /** One account; its lock is held during a login, so that the others wait for the same token. */
  private final class Account {
    private final int number;
    private Optional<Access> access = Optional.empty();
    private Optional<StrangeLogin> strange = Optional.empty();

    Account(int number) {
      this.number = number;
    }

    synchronized Access access() {
      Duration scenario = target.limits().run().multipliedBy(2);
      Duration needed = scenario.compareTo(LEAST_LIFE) > 0 ? scenario : LEAST_LIFE;
      Access current =
          access.filter(it -> it.lasts(needed, clock.instant())).orElseGet(this::loggedIn);
      access = Optional.of(current);
      return current;
    }

    synchronized Optional<StrangeLogin> strange() {
      return strange;
    }

    synchronized Optional<String> answer() {
      return access.flatMap(Access::answer).map(Access.Answer::body);
    }

    private Access loggedIn() {
      Access fresh = tokens.access(number);
      strange = Optional.empty();
      fresh.answer().ifPresent(answer -> check(fresh, answer, fresh.email().orElse("")));
      return fresh;
    }

    /** An address is a user; where two are the same one, the settings name too many. */
    private void check(Access fresh, Access.Answer answer, String email) {
      String holder = addresses.putIfAbsent(fresh.userId(), email);
      if (holder != null && !holder.equals(email)) {
        String own = access.map(Access::userId).orElse("the user of " + email);
        throw new LoggedInAsAnother(
            "The login of %s gives a token of the user %s, as whom %s logged in."
                .formatted(email, fresh.userId(), holder),
            new StrangeLogin(own, fresh.userId(), answer.body()));
      }
      if (!addresses.getOrDefault(answer.told(), email).equals(email)) {
        strange = Optional.of(new StrangeLogin(fresh.userId(), answer.told(), answer.body()));
      } else if (answer.contradiction().isPresent()) {
        throw answer.contradiction().get();
      }
    }
  }
}
