package dev.goldenpath.scenario;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.Words;
import dev.goldenpath.user.LoginFailed;
import dev.goldenpath.user.LoginFailed.LoggedInAsAnother;
import dev.goldenpath.user.LoginFailed.LoginUnavailable;
import dev.goldenpath.user.LoginFailed.LoginUnreachable;
import dev.goldenpath.user.NoUserFree;
import dev.goldenpath.user.RoleUnknown;
import dev.goldenpath.user.StrangeLogin;
import dev.goldenpath.user.User;
import dev.goldenpath.user.UserPool;
import dev.goldenpath.user.UsersInUse;
import dev.goldenpath.wire.LoginCall;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The users of one scenario, authenticated when they are first named. */
public final class People {
  /** No scenario holds its users for longer than so many runs that take their time. */
  private static final int RUNS_OF_OTHERS = 20;

  private final ScenarioSession session;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Person> people = new LinkedHashMap<>();

  People(ScenarioSession session) {
    this.session = session;
  }

  /** Authenticate users, all at once. */
  public void authenticate(List<String> names) {
    authenticate(names, Optional.empty());
  }

  /**
   * Authenticate users, all at once.
   *
   * @param role that their accounts are to have by the target's settings
   */
  public void authenticate(List<String> names, Optional<String> role) {
    session.needs().reachable();
    List<String> unknown = names.stream().filter(name -> !people.containsKey(name)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    try {
      Duration patience = session.target().limits().run().multipliedBy(RUNS_OF_OTHERS);
      for (User user : lent(unknown, role, patience)) {
        people.put(user.name(), new Person(user, session.run().users()));
        session.timeline().ledger().owns(user.id(), user.id());
        judgeLogin(user);
      }
    } catch (RoleUnknown unset) {
      throw session.noted(new OwnFault(String.valueOf(unset.getMessage())));
    } catch (NoUserFree tooFew) {
      session.needs().skip(String.valueOf(tooFew.getMessage()));
    } catch (UsersInUse inUse) {
      throw session.noted(inUse);
    } catch (LoginUnreachable unreachable) {
      throw session.noted(session.failures().lostOr(unreachable, true));
    } catch (LoginUnavailable later) {
      session.needs().unavailable(String.valueOf(later.getMessage()));
    } catch (LoggedInAsAnother another) {
      record(names.get(0), another.login());
      throw session.noted(Stop.affected(String.valueOf(another.getMessage())));
    } catch (LoginFailed refused) {
      throw session.noted(session.failures().lostOr(refused, false));
    }
  }

  /**
   * Judge the answer like any other that is delivered to a user (ISO-2), if it may tell of others.
   */
  private void judgeLogin(User user) {
    session
        .run()
        .users()
        .strangeLogin(user)
        .ifPresentOrElse(
            it -> record(user.name(), it),
            () ->
                session
                    .run()
                    .users()
                    .loginAnswer(user)
                    .filter(body -> namesOthers(body, user.id()))
                    .map(body -> new LoginCall(user.name(), user.id(), body))
                    .ifPresent(it -> it.recordIn(session.transcript())));
  }

  private boolean namesOthers(String body, String userId) {
    Stream<String> values =
        new DeliveredText(body).walked().texts().stream().map(DeliveredText.JsonText::value);
    return Stream.concat(
            values, Stream.concat(Words.in(body).stream(), Nonce.inAnyCase(body).stream()))
        .flatMap(word -> session.timeline().ledger().owner(word).stream())
        .anyMatch(owner -> !owner.equals(userId));
  }

  private void record(String name, StrangeLogin login) {
    session.timeline().ledger().owns(login.other(), Ledger.IdKind.USER, login.other());
    new LoginCall(name, login.own(), login.body()).recordIn(session.transcript());
  }

  private List<User> lent(List<String> names, Optional<String> role, Duration patience) {
    UserPool.Lease lease = session.opened().lease();
    return role.map(it -> lease.users(names, it, patience))
        .orElseGet(() -> lease.users(names, patience));
  }

  /** Return a user as the scenario knows him; authenticate him first where a step has not. */
  Person person(String name) {
    authenticate(List.of(name));
    return requireNonNull(people.get(name));
  }

  /** Return a user; authenticate him first where a step has not. */
  public User user(String name) {
    return person(name).user();
  }

  /** Return the id of one of a user's threads, by the scenario's name for it. */
  public String thread(String who, String threadName) {
    return person(who).thread(threadName);
  }

  /** Make a text that could not be known beforehand, and note that it is this user's. */
  public String nonce(String who) {
    return session.timeline().ledger().nonce(random, user(who).id());
  }

  /** Return all who are authenticated, in that order. */
  Collection<Person> all() {
    return people.values();
  }
}
