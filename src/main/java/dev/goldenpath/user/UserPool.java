package dev.goldenpath.user;

import static dev.goldenpath.user.FreeAccounts.NO_ROLE;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lends a target's users to scenarios, so that no two scenarios at a time use one account.
 *
 * <p>At most {@code max-users} accounts are lent; who finds none free waits in line, so that one
 * who asks for many is not passed by for ever. Accounts with a role are lent beside them, to who
 * asks for that role. A target with one user lends him to all scenarios at once: there, what runs
 * in parallel shares an account, and differs in its threads alone. A name gets the account that it
 * had before, where that is free. Safe for use by many threads.
 */
public final class UserPool {
  private final Users users;
  private final FreeAccounts free;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final NavigableSet<QueuePlace> line = new TreeSet<>();
  private long places;
  private long returns;

  /** Lend so many users from an account on: others lend those before and behind. */
  public UserPool(Users users, int first, int size) {
    this.users = requireNonNull(users, "users");
    this.free = new FreeAccounts(users.target().roles(), first, size);
  }

  /** A place in the line; who holds accounts already goes first, since others wait for those. */
  private record QueuePlace(boolean holds, long number) implements Comparable<QueuePlace> {
    @Override
    public int compareTo(QueuePlace other) {
      return Comparator.comparing((QueuePlace it) -> !it.holds)
          .thenComparing(QueuePlace::number)
          .compare(this, other);
    }
  }

  /** Return the answer to a user's login where it tells another's id beside the token. */
  public Optional<StrangeLogin> strangeLogin(User user) {
    return users.strangeLogin(user);
  }

  /** Return what the target's login answered to a user, where he logged in. */
  public Optional<String> loginAnswer(User user) {
    return users.loginAnswer(user);
  }

  /**
   * Return a user with a token that lasts, or with the one that he has, if no other is to be had.
   */
  public User renewed(User user) {
    try {
      return users.user(user.name(), user.number());
    } catch (LoginFailed | TokenUnusable later) {
      return user;
    }
  }

  /** Open a scenario's lease, empty at first. */
  public Lease lease() {
    return new Lease();
  }

  /** The users that a scenario holds until it closes the lease. */
  public final class Lease implements AutoCloseable {
    private final Map<String, Integer> held = new LinkedHashMap<>();
    private boolean closed;

    private Lease() {}

    /**
     * Get users for these names, all or none; a name asked for again gets the same account.
     *
     * <p>Ask for all names at once where that is possible: scenarios that hold one user and wait
     * for another may wait for each other.
     *
     * @param patience how long to wait while no other scenario gives an account back
     * @throws NoUserFree if the target has fewer users
     * @throws UsersInUse if others give none back in time
     * @throws LoginFailed if the target's login gives no token
     */
    public List<User> users(List<String> names, Duration patience) {
      return lent(names, NO_ROLE, patience);
    }

    /**
     * Do the same for users with a role; a name that holds an account already keeps it.
     *
     * @throws RoleUnknown if the target's settings name no account that has it
     */
    public List<User> users(List<String> names, String role, Duration patience) {
      if (!users.target().roles().accounts().containsKey(role)) {
        throw new RoleUnknown(role, users.target());
      }
      return lent(names, role, patience);
    }

    private List<User> lent(List<String> names, String role, Duration patience) {
      List<String> reserved = reserve(names, role, patience);
      List<User> asked = new ArrayList<>();
      try {
        for (String name : names) {
          asked.add(users.user(name, requireNonNull(held().get(name), "number")));
        }
        return asked;
      } finally {
        if (asked.size() < names.size()) {
          giveBack(reserved);
        }
      }
    }

    /** The account numbers held, by name. */
    public Map<String, Integer> held() {
      lock.lock();
      try {
        return Map.copyOf(held);
      } finally {
        lock.unlock();
      }
    }

    /** Give all accounts back, for good: what is asked for later would never be given back. */
    @Override
    public void close() {
      lock.lock();
      try {
        closed = true;
        giveBack(List.copyOf(held.keySet()));
      } finally {
        lock.unlock();
      }
    }

    private void giveBack(List<String> names) {
      lock.lock();
      try {
        for (String name : names) {
          Integer number = held.remove(name);
          if (number != null) {
            free.giveBack(number);
          }
        }
        returns += names.isEmpty() ? 0 : 1;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /** Hold an account for each name that has none yet; return those names. */
    private List<String> reserve(List<String> names, String role, Duration patience) {
      lock.lock();
      try {
        if (closed) {
          throw new IllegalStateException("the scenario is over, and its users are given back");
        }
        List<String> lacking =
            names.stream().distinct().filter(name -> !held.containsKey(name)).toList();
        int wanted =
            lacking.size()
                + (int) held.values().stream().filter(it -> free.roleOf(it).equals(role)).count();
        if (wanted > free.size(role)) {
          throw new NoUserFree(
              "The scenario asks for %s users%s, but the target %s has %s (%s)."
                  .formatted(
                      wanted,
                      role.equals(NO_ROLE) ? "" : " as " + role,
                      users.target().name(),
                      free.size(role),
                      setting(role)));
        }
        await(lacking.size(), role, !held.isEmpty(), patience);
        lacking.forEach(name -> held.put(name, free.take(name, role)));
        return lacking;
      } finally {
        lock.unlock();
      }
    }
  }

  private static String setting(String role) {
    return role.equals(NO_ROLE) ? "max-users" : "users." + role;
  }

  private void await(int wanted, String role, boolean holds, Duration patience) {
    if (free.isShared(role) || wanted == 0) {
      return;
    }
    QueuePlace place = new QueuePlace(holds, places++);
    line.add(place);
    changed.signalAll();
    try {
      long seen = returns;
      long left = patience.toNanos();
      while (free.count(role) < wanted || !line.first().equals(place)) {
        if (left <= 0) {
          throw new UsersInUse(inUse(wanted, role, patience));
        }
        left = changed.awaitNanos(left);
        if (seen != returns) {
          seen = returns;
          left = patience.toNanos();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsersInUse("The wait for a free user was interrupted.");
    } finally {
      line.remove(place);
      changed.signalAll();
    }
  }

  private String inUse(int wanted, String role, Duration patience) {
    return ("Of the %s users of %s (%s), %s%s free and none was given back for %s ms, but %s%s"
            + " needed; allow more users, or run fewer scenarios in parallel.")
        .formatted(
            free.size(role),
            users.target().name(),
            setting(role),
            free.count(role),
            free.count(role) == 1 ? " is" : " are",
            patience.toMillis(),
            wanted,
            wanted == 1 ? " is" : " are");
  }

  /** Wait until so many scenarios stand in line; for tests, which have to order them. */
  boolean awaitLine(int length, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (line.size() < length && left > 0) {
        left = changed.awaitNanos(left);
      }
      return line.size() >= length;
    } finally {
      lock.unlock();
    }
  }
}
