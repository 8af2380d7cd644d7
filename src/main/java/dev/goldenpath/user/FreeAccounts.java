package dev.goldenpath.user;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.goldenpath.setting.Roles;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The accounts of a target that nobody holds, by role. A name gets the account that it had before,
 * where that is free. Not safe for threads: who asks holds the pool's lock.
 */
final class FreeAccounts {
  static final String NO_ROLE = "";

  private final Roles roles;
  private final boolean shared;
  private final Map<String, Integer> sizes;
  private final Map<String, NavigableSet<Integer>> free = new HashMap<>();
  private final Map<Integer, String> lastNames = new LinkedHashMap<>();

  /** Have so many accounts from one on, and those with a role beside them. */
  FreeAccounts(Roles roles, int first, int size) {
    this.roles = roles;
    this.shared = size == 1;
    roles.accounts().forEach((role, accounts) -> free.put(role, new TreeSet<>(accounts)));
    NavigableSet<Integer> others = new TreeSet<>();
    for (int number = first; number < first + size; number++) {
      if (roles.of(number).isEmpty()) {
        others.add(number);
      }
    }
    free.put(NO_ROLE, others);
    sizes = free.entrySet().stream().collect(toMap(Map.Entry::getKey, it -> it.getValue().size()));
  }

  String roleOf(int number) {
    return roles.of(number).orElse(NO_ROLE);
  }

  /** Return how many accounts there are, free or not. */
  int size(String role) {
    return requireNonNull(sizes.get(role), "role");
  }

  /** Return how many accounts are free. */
  int count(String role) {
    return of(role).size();
  }

  /** Return whether it is the one account that all share, where the target has no other. */
  boolean isShared(String role) {
    return shared && role.equals(NO_ROLE);
  }

  int take(String name, String role) {
    if (isShared(role)) {
      return of(role).first();
    }
    int number =
        of(role).stream().min(Comparator.comparingInt(it -> strangeness(it, name))).orElseThrow();
    of(role).remove(number);
    lastNames.put(number, name);
    return number;
  }

  void giveBack(int number) {
    String role = roleOf(number);
    if (!isShared(role)) {
      of(role).add(number);
    }
  }

  private NavigableSet<Integer> of(String role) {
    return requireNonNull(free.get(role), "role");
  }

  private int strangeness(int number, String name) {
    String last = lastNames.get(number);
    return name.equals(last) ? 0 : last == null ? 1 : 2;
  }
}
