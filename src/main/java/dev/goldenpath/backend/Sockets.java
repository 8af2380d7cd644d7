package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets, by user and thread: only both together give the right to listen (ISO-1). */
final class Sockets {

  private record Seat(User user, String threadKey) {}

  private final Map<Seat, Set<Socket>> bySeat = new ConcurrentHashMap<>();

  void add(Socket socket) {
    bySeat.compute(
        seat(socket),
        (seat, present) -> {
          Set<Socket> sockets = present == null ? ConcurrentHashMap.newKeySet() : present;
          sockets.add(socket);
          return sockets;
        });
  }

  void remove(Socket socket) {
    bySeat.computeIfPresent(
        seat(socket),
        (seat, present) -> {
          present.remove(socket);
          return present.isEmpty() ? null : present;
        });
  }

  Collection<Socket> listeningTo(Event event) {
    Seat seat = new Seat(event.run().user(), Threads.key(event.run().threadId()));
    return List.copyOf(bySeat.getOrDefault(seat, Set.of()));
  }

  Collection<Socket> all() {
    return bySeat.values().stream().flatMap(Set::stream).toList();
  }

  private static Seat seat(Socket socket) {
    return new Seat(socket.user(), Threads.key(socket.threadId()));
  }
}
