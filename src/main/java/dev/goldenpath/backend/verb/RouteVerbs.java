package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.Socket;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Verbs that bring events to other sockets than they should. */
final class RouteVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "tell-also", RouteVerbs::tellAlso,
          "tell-only", RouteVerbs::tellOnly,
          "deaf-to-a-run", RouteVerbs::deafToARun,
          "deaf-after-a-close", RouteVerbs::deafAfterAClose);

  /** Tells whether a socket is one of those that a run is told to. */
  private interface Others {
    boolean test(Socket socket, Run run, History history);
  }

  private static final Map<String, Others> OTHERS =
      Map.of(
          "everyone", (socket, run, history) -> true,
          "the-user", (socket, run, history) -> socket.user().equals(run.user()),
          "the-thread", (socket, run, history) -> isOn(socket, run),
          "the-first-user", (socket, run, history) -> history.isFirst(socket.user()));

  private RouteVerbs() {}

  /** Tell whether a socket is of a run's user and thread. */
  static boolean hears(Socket socket, Run run) {
    return socket.user().equals(run.user()) && isOn(socket, run);
  }

  private static boolean isOn(Socket socket, Run run) {
    return socket.threadId().equalsIgnoreCase(run.threadId());
  }

  /** Bring events to sockets {@code of} others too. */
  private static Behaviour tellAlso(Parameters given) {
    History history = given.history();
    Predicate<Event> which = Filters.events(given);
    Others whom = given.choice("of", OTHERS);
    return routing(
        (event, next) -> {
          Set<Socket> sockets = new LinkedHashSet<>(next.apply(event));
          if (which.test(event)) {
            history.inside().sockets().stream()
                .filter(socket -> whom.test(socket, event.run(), history))
                .forEach(sockets::add);
          }
          return sockets;
        });
  }

  /** Bring events to some of a thread's {@code sockets} only. */
  private static Behaviour tellOnly(Parameters given) {
    Predicate<Event> which = Filters.events(given);
    AtomicInteger turn = new AtomicInteger();
    UnaryOperator<List<Socket>> choice =
        given.choice(
            "sockets",
            Map.of(
                "none", all -> List.of(),
                "the-oldest", all -> all.subList(0, 1),
                "the-newest", all -> all.subList(all.size() - 1, all.size()),
                "in-turn", all -> List.of(all.get(turn.getAndIncrement() % all.size()))));
    return routing(
        (event, next) -> {
          List<Socket> all =
              next.apply(event).stream().sorted(Comparator.comparingLong(Socket::ordinal)).toList();
          return all.isEmpty() || !which.test(event) ? all : choice.apply(all);
        });
  }

  /** Let a socket not hear its {@code nth} run, and perhaps {@code close} it where that begins. */
  private static Behaviour deafToARun(Parameters given) {
    int nth = given.number("nth");
    int code = given.number("close", 0);
    Map<String, Map<Integer, Integer>> ranks = new ConcurrentHashMap<>();
    return routing(
        (event, next) ->
            next.apply(event).stream()
                .filter(
                    socket -> {
                      Map<Integer, Integer> ofSocket =
                          ranks.computeIfAbsent(
                              socket.connectionId(), id -> new ConcurrentHashMap<>());
                      int rank = rank(ofSocket, event.run());
                      if (rank == nth && code > 0 && event.isOwn(Event.STARTED)) {
                        socket.close(code, "internal error");
                      }
                      return rank != nth;
                    })
                .toList());
  }

  /** Let the sockets of a thread hear nothing more when one of them has closed. */
  private static Behaviour deafAfterAClose(Parameters given) {
    Set<Socket> greeted = ConcurrentHashMap.newKeySet();
    Set<Socket> deaf = ConcurrentHashMap.newKeySet();
    Runnable forget =
        () -> {
          Set<Socket> open = Set.copyOf(given.history().inside().sockets());
          greeted.stream()
              .filter(socket -> greeted.stream().anyMatch(it -> isGone(it, socket, open)))
              .forEach(deaf::add);
          greeted.removeAll(deaf);
        };
    return new Behaviour() {
      @Override
      public void greet(Socket socket, ObjectNode welcome, Consumer<ObjectNode> next) {
        forget.run();
        greeted.add(socket);
        next.accept(welcome);
      }

      @Override
      public Collection<Socket> route(Event event, Function<Event, Collection<Socket>> next) {
        forget.run();
        return next.apply(event).stream().filter(socket -> !deaf.contains(socket)).toList();
      }
    };
  }

  private static boolean isGone(Socket socket, Socket beside, Set<Socket> open) {
    return !open.contains(socket)
        && socket.user().equals(beside.user())
        && socket.threadId().equalsIgnoreCase(beside.threadId());
  }

  private static int rank(Map<Integer, Integer> ranks, Run run) {
    synchronized (ranks) {
      return ranks.computeIfAbsent(run.ordinal(), it -> ranks.size() + 1);
    }
  }
}
