package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open sockets, by user and thread: only both together give the right to listen (ISO-1). */
final class Sockets {

  private record Seat(User user, String threadKey) {}

  private final Map<Seat, Set<Socket>> bySeat = new HashMap<>();

  /**
   * Greet a socket and let it listen, in one step: nothing comes before the greeting, and whoever
   * has been greeted misses nothing.
   *
   * @param greeting queues the greeting; must not block
   */
  synchronized void add(Socket socket, Runnable greeting) {
    greeting.run();
    bySeat.computeIfAbsent(seat(socket), seat -> new LinkedHashSet<>()).add(socket);
  }

  synchronized void remove(Socket socket) {
    bySeat.computeIfPresent(
        seat(socket),
        (seat, present) -> {
          present.remove(socket);
          return present.isEmpty() ? null : present;
        });
  }

  synchronized Collection<Socket> listeningTo(Event event) {
    Seat seat = new Seat(event.run().user(), Threads.key(event.run().threadId()));
    return List.copyOf(bySeat.getOrDefault(seat, Set.of()));
  }

  synchronized Collection<Socket> all() {
    return bySeat.values().stream().flatMap(Set::stream).toList();
  }

  private static Seat seat(Socket socket) {
    return new Seat(socket.user(), Threads.key(socket.threadId()));
  }
}
