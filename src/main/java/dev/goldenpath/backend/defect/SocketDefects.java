package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.ranked;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.greeting;
import static dev.goldenpath.backend.seam.Twist.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Sockets that greet, serve or share wrongly: CONN-2, CONN-4, CONN-8. */
final class SocketDefects {

  private static final int QUIET_MILLIS = 3_000;

  static final List<Defect> LIST =
      List.of(
          defect("welcome-missing", "A socket is never greeted.")
              .breaks("CONN-2", "TIME-4")
              .at(Place.SOCKET)
              .silently()
              .as(() -> greeting((in, socket, welcome, next) -> {})),
          defect("welcome-of-another-type", "The greeting's type is connection_ack.")
              .breaks("CONN-2")
              .at(Place.SOCKET)
              .like("F06")
              .as(() -> welcoming((w, fields) -> w.put("type", "connection_ack"))),
          defect("welcome-user-cut", "The greeting's user_id is cut to 8 characters and dots.")
              .breaks("CONN-2")
              .at(Place.SOCKET)
              .like("F06")
              .as(() -> welcoming((w, f) -> f.put("user_id", cut(f.path("user_id").asText())))),
          defect("welcome-without-connection-id", "The greeting has no connection_id.")
              .breaks("CONN-2")
              .at(Place.SOCKET)
              .as(() -> welcoming((w, fields) -> fields.remove("connection_id"))),
          defect("welcome-connection-id-of-the-user", "A user's sockets share a connection_id.")
              .breaks("CONN-2")
              .at(Place.SOCKET)
              .as(
                  () ->
                      welcoming(
                          (w, f) -> f.put("connection_id", "c-" + f.path("user_id").asText()))),
          defect(
                  "welcome-names-the-first-user",
                  "Every greeting names the first user ever greeted.")
              .breaks("CONN-2", "ISO-2")
              .at(Place.SOCKET)
              .as(
                  () -> {
                    AtomicReference<String> first = new AtomicReference<>("");
                    return welcoming(
                        (w, fields) -> {
                          first.compareAndSet("", fields.path("user_id").asText());
                          fields.put("user_id", first.get());
                        });
                  }),
          defect("heartbeat-before-the-welcome", "A heartbeat comes before the greeting.")
              .breaks("CONN-2")
              .at(Place.SOCKET)
              .as(
                  () ->
                      greeting(
                          (in, socket, welcome, next) -> {
                            next.accept(Json.object().put("type", "heartbeat"));
                            next.accept(welcome);
                          })),
          defect("welcome-as-agent-started", "The greeting comes as agent_started.")
              .breaks("CONN-2", "ORDER-1", "EVENT-0", "EVENT-1")
              .at(Place.SOCKET)
              .like("F05")
              .as(() -> welcoming((w, fields) -> w.put("type", STARTED))),
          defect("socket-closed-after-a-run", "The socket is closed after a successful exchange.")
              .breaks("CONN-4")
              .at(Place.SOCKET)
              .like("F29")
              .as(() -> atEnd(1, socket -> socket.close(1000, "done"))),
          defect("socket-closed-1011-at-once", "The socket is closed with 1011 after its greeting.")
              .breaks("CONN-4", "CONN-2", "TIME-4")
              .at(Place.SOCKET)
              .like("F29")
              .as(
                  () ->
                      greeting(
                          (in, socket, welcome, next) -> {
                            next.accept(welcome);
                            socket.close(1011, "internal error");
                          })),
          defect("socket-closed-on-second-run", "A socket's second run closes it with 1011.")
              .breaks("CONN-4", "TIME-4")
              .at(Place.SOCKET)
              .like("F29")
              .as(SocketDefects::closingOnSecondRun),
          defect("socket-cut-after-ten-runs", "The connection is cut after its tenth run.")
              .breaks("CONN-4")
              .at(Place.SOCKET)
              .as(() -> atEnd(10, Socket::cut)),
          defect("socket-closed-when-quiet", "A socket is closed when no run follows for 3 s.")
              .breaks("CONN-4")
              .at(Place.SOCKET)
              .as(SocketDefects::closingWhenQuiet),
          defect("second-run-of-a-socket-silent", "A socket hears nothing of its second run.")
              .breaks("CONN-4", "CONN-8", "TIME-4")
              .at(Place.ROUTING)
              .silently()
              .as(
                  () -> {
                    ToIntFunction<List<String>> rank = ranked(k -> k.get(0), k -> k);
                    return hearing((socket, e) -> rank.applyAsInt(key(socket, e)) != 2);
                  }),
          defect("newer-run-silences-the-older", "A run begun meanwhile stops the older's events.")
              .breaks("CONN-4", "ISO-3", "TIME-4", "ORDER-3", "PAIR-1")
              .at(Place.ROUTING)
              .silently()
              .as(SocketDefects::newestOnly),
          defect("only-the-first-socket-hears", "Of a thread's sockets only the oldest hears.")
              .breaks("CONN-8", "TIME-4")
              .at(Place.ROUTING)
              .silently()
              .as(() -> choosing(sockets -> sockets.subList(0, 1))),
          defect("only-the-newest-socket-hears", "Of a thread's sockets only the newest hears.")
              .breaks("CONN-8", "TIME-4")
              .at(Place.ROUTING)
              .silently()
              .as(() -> choosing(all -> all.subList(all.size() - 1, all.size()))),
          defect("events-dealt-to-sockets-in-turn", "A thread's sockets get its events in turn.")
              .breaks("CONN-8", "ORDER-1", "ORDER-2", "PAIR-1", "PAIR-2", "TIME-4")
              .at(Place.ROUTING)
              .as(
                  () -> {
                    AtomicInteger turn = new AtomicInteger();
                    return choosing(
                        all -> {
                          int i = turn.getAndIncrement() % all.size();
                          return all.subList(i, i + 1);
                        });
                  }),
          defect("second-socket-misses-tool-events", "Newer sockets do not hear of tools.")
              .breaks("CONN-8", "ORDER-2")
              .at(Place.ROUTING)
              .as(
                  () ->
                      routing(
                          (in, event, next) -> {
                            List<Socket> all = inOrder(next.apply(event));
                            return event.isOfTool() && all.size() > 1 ? all.subList(0, 1) : all;
                          })),
          defect("second-socket-closes-the-first", "A user's new socket closes his older ones.")
              .breaks("CONN-8", "CONN-4")
              .at(Place.SOCKET)
              .as(
                  () ->
                      greeting(
                          (in, socket, welcome, next) -> {
                            in.sockets().stream()
                                .filter(other -> isOf(other, socket.user(), socket.threadId()))
                                .forEach(other -> other.close(1008, "replaced"));
                            next.accept(welcome);
                          })));

  private SocketDefects() {}

  static boolean isOf(Socket socket, User user, String threadId) {
    return socket.user().equals(user) && socket.threadId().equalsIgnoreCase(threadId);
  }

  private static String cut(String id) {
    return id.substring(0, Math.min(8, id.length())) + "...";
  }

  private static Behaviour welcoming(BiConsumer<ObjectNode, ObjectNode> edit) {
    return greeting(
        (in, socket, welcome, next) -> {
          edit.accept(welcome, in.fieldsOf(welcome));
          next.accept(welcome);
        });
  }

  /** Do something to a thread's sockets after its nth run's end. */
  private static Behaviour atEnd(int run, Consumer<Socket> action) {
    ToIntFunction<Event> rank = Moves.runOfThread();
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          if (event.is(ANSWERED) && rank.applyAsInt(event) % run == 0) {
            in.sockets().stream()
                .filter(s -> isOf(s, event.run().user(), event.run().threadId()))
                .forEach(action);
          }
          rank.applyAsInt(event);
        });
  }

  private static Behaviour closingWhenQuiet() {
    Map<String, String> latest = new ConcurrentHashMap<>();
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          String thread = event.run().user().id() + event.run().threadId();
          latest.put(thread, event.eventId());
          if (event.is(ANSWERED)) {
            Attached.later(
                in,
                QUIET_MILLIS,
                () ->
                    in.sockets().stream()
                        .filter(socket -> event.eventId().equals(latest.get(thread)))
                        .filter(s -> isOf(s, event.run().user(), event.run().threadId()))
                        .forEach(socket -> socket.close(1001, "idle")));
          }
        });
  }

  private static Behaviour closingOnSecondRun() {
    ToIntFunction<List<String>> rank = ranked(k -> k.get(0), k -> k);
    return hearing(
        (socket, event) -> {
          boolean second = rank.applyAsInt(key(socket, event)) == 2;
          if (second && event.is(STARTED)) {
            socket.close(1011, "internal error");
          }
          return !second;
        });
  }

  private static List<String> key(Socket socket, Event event) {
    return List.of(socket.connectionId(), event.run().id());
  }

  private static Behaviour hearing(BiPredicate<Socket, Event> hears) {
    return routing(
        (in, event, next) ->
            next.apply(event).stream().filter(socket -> hears.test(socket, event)).toList());
  }

  private static Behaviour newestOnly() {
    Map<String, String> newest = new ConcurrentHashMap<>();
    return emitting(
        (in, event, next) -> {
          String thread = event.run().user().id() + event.run().threadId();
          if (event.is(STARTED)) {
            newest.put(thread, event.run().id());
          }
          if (event.run().id().equals(newest.get(thread))) {
            next.accept(event);
          }
        });
  }

  /** Choose among sockets, the oldest first. */
  private static Behaviour choosing(UnaryOperator<List<Socket>> choice) {
    return routing(
        (in, event, next) -> {
          List<Socket> all = inOrder(next.apply(event));
          return all.isEmpty() ? all : choice.apply(all);
        });
  }

  private static List<Socket> inOrder(Collection<Socket> sockets) {
    return sockets.stream().sorted(Comparator.comparingLong(Socket::ordinal)).toList();
  }
}
