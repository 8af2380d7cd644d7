package dev.goldenpath.scenario;

import dev.goldenpath.user.User;
import dev.goldenpath.user.UserPool;
import dev.goldenpath.wire.EventSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user as a scenario knows him: his threads, his sockets, his runs. */
final class Person {
  private final UserPool users;
  private User user;
  private final Map<String, String> threads = new LinkedHashMap<>();
  private final List<EventSocket> sockets = new ArrayList<>();
  private final List<AskedRun> runs = new ArrayList<>();

  Person(User user, UserPool users) {
    this.user = user;
    this.users = users;
  }

  /** Return him with a token that lasts: a scenario may outlive the one that he came with. */
  User user() {
    user = users.renewed(user);
    return user;
  }

  /** Return the id of a thread by the scenario's name for it; a new one the first time. */
  String thread(String name) {
    return threads.computeIfAbsent(name, unknown -> UUID.randomUUID().toString());
  }

  List<EventSocket> sockets() {
    return sockets;
  }

  List<AskedRun> runs() {
    return runs;
  }
}
