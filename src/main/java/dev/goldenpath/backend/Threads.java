package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.User;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows whose a thread is: his who first had a run accepted in it (ISO-4). */
final class Threads {

  private final Map<String, User> owners = new ConcurrentHashMap<>();

  /** Tell whether a thread is the user's, or nobody's yet. */
  boolean isOpenTo(User user, String threadId) {
    User owner = owners.get(key(threadId));
    return owner == null || owner.equals(user);
  }

  /** Take a thread for the user; false where it is another's. */
  boolean claim(User user, String threadId) {
    User owner = owners.putIfAbsent(key(threadId), user);
    return owner == null || owner.equals(user);
  }

  /** Give the form in which thread ids are compared. */
  static String key(String threadId) {
    return threadId.toLowerCase(Locale.ROOT);
  }
}
