package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.replyingIf;
import static dev.goldenpath.backend.defect.Moves.reshaping;
import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.FAILED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Twist.admitting;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.performing;
import static dev.goldenpath.backend.seam.Twist.routing;
import static dev.goldenpath.backend.seam.Twist.shaping;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Door;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Events that reach the wrong people, or name them, and threads open to others: ISO-1, ISO-4. */
final class RoutingDefects {

  static final List<Defect> LIST =
      List.of(
          defect("events-to-everyone", "Every socket gets every event.")
              .breaks("ISO-1", "ISO-2")
              .at(Place.ROUTING)
              .like("F22")
              .as(() -> alsoTo(event -> true, (socket, event) -> true)),
          defect("tool-completed-to-everyone", "Only tool_completed goes to every socket.")
              .breaks("ISO-1", "ISO-2")
              .at(Place.ROUTING)
              .like("F22")
              .as(() -> alsoTo(event -> event.is(COMPLETED), (socket, event) -> true)),
          defect("failures-to-everyone", "agent_error goes to every socket.")
              .breaks("ISO-1", "ISO-2")
              .at(Place.ROUTING)
              .like("F22")
              .as(() -> alsoTo(event -> event.is(FAILED), (socket, event) -> true)),
          defect("events-to-all-threads", "All sockets of a user get his events, whatever thread.")
              .breaks("ISO-1")
              .at(Place.ROUTING)
              .as(() -> alsoTo(e -> true, (s, e) -> s.user().equals(e.run().user()))),
          defect(
                  "second-users-start-to-the-first",
                  "agent_started of others goes to the first user too.")
              .breaks("ISO-1", "ISO-2", "ORDER-1")
              .at(Place.ROUTING)
              .as(RoutingDefects::toTheFirst),
          defect("chunks-to-everyone", "stream_chunk, with the run's ids, goes to every socket.")
              .breaks("ISO-1", "ISO-2")
              .at(Place.ROUTING)
              .as(RoutingDefects::chunksToEveryone),
          defect("events-of-another-thread-id", "Events name a thread that was never asked for.")
              .breaks("ISO-1", "TIME-4")
              .at(Place.ROUTING)
              .like("F24")
              .as(() -> shaping((e, message, f) -> message.put("thread_id", idFrom(e.run().id())))),
          defect(
                  "one-event-of-another-run-id",
                  "tool_completed names a run that was never accepted.")
              .breaks("ISO-1", "PAIR-1", "PAIR-2", "ORDER-1")
              .at(Place.ROUTING)
              .as(
                  () ->
                      reshaping(
                          e -> e.is(COMPLETED),
                          (message, f) ->
                              message.put("run_id", idFrom(message.path("run_id").asText())))),
          defect("user-id-of-the-newest-run", "Events name the user whose run is the newest.")
              .breaks("ISO-1", "ISO-2", "EVENT-0")
              .at(Place.ROUTING)
              .as(() -> newest((e, run) -> !e.run().user().equals(run.user()), "user_id")),
          defect("thread-id-of-the-newest-run", "Events name the thread whose run is the newest.")
              .breaks("ISO-1", "ISO-2", "ISO-3", "TIME-4")
              .at(Place.ROUTING)
              .as(
                  () ->
                      newest((e, run) -> !e.run().threadId().equals(run.threadId()), "thread_id")),
          defect("user-id-marked", "Events name the user by his id with a mark before it.")
              .breaks("ISO-1", "EVENT-0")
              .as(() -> shaping((e, m, f) -> m.put("user_id", "user-" + e.run().user().id()))),
          defect(
                  "foreign-socket-hears-the-thread",
                  "A socket opens on another's thread and hears it.")
              .breaks("ISO-4", "ISO-1", "ISO-2")
              .at(Place.ROUTING)
              .as(() -> all(admittingAll(Door.SOCKET), byThreadAlone())),
          defect(
                  "foreign-run-heard-by-the-owner",
                  "A run in another's thread is heard by its owner.")
              .breaks("ISO-4", "ISO-1", "ISO-2")
              .at(Place.ROUTING)
              .as(() -> all(admittingAll(Door.EXECUTE), byThreadAlone())),
          defect("thread-taken-over", "Who runs in another's thread becomes its owner.")
              .breaks("ISO-4", "HTTP-3", "CONN-1", "CONN-2")
              .at(Place.AUTH)
              .as(RoutingDefects::takingOver),
          defect(
                  "thread-owned-while-a-run-goes-on",
                  "A thread is whose run is under way in it, and nobody's after that.")
              .breaks("ISO-4", "HTTP-3", "HTTP-2", "CONN-1", "CONN-2")
              .at(Place.AUTH)
              .as(RoutingDefects::owningForARun),
          defect("foreign-thread-answered-500", "A run in another's thread is answered 500.")
              .breaks("ISO-4", "HTTP-4")
              .at(Place.AUTH)
              .as(
                  () ->
                      replyingIf(
                          EXECUTE,
                          r -> r.body().at("/error/code").asText().equals("thread_closed"),
                          reply -> reply.withStatus(500))));

  private RoutingDefects() {}

  private static Behaviour alsoTo(Predicate<Event> which, BiPredicate<Socket, Event> whom) {
    return routing(
        (in, event, next) -> {
          Set<Socket> sockets = new LinkedHashSet<>(next.apply(event));
          if (which.test(event)) {
            in.sockets().stream().filter(s -> whom.test(s, event)).forEach(sockets::add);
          }
          return sockets;
        });
  }

  private static Behaviour byThreadAlone() {
    return alsoTo(e -> true, (s, e) -> s.threadId().equalsIgnoreCase(e.run().threadId()));
  }

  private static Behaviour admittingAll(Door open) {
    return admitting((user, thread, door, next) -> next.getAsBoolean() || door == open);
  }

  private static Behaviour toTheFirst() {
    AtomicReference<User> first = new AtomicReference<>();
    return routing(
        (in, event, next) -> {
          first.compareAndSet(null, event.run().user());
          Set<Socket> sockets = new LinkedHashSet<>(next.apply(event));
          if (event.is(STARTED)) {
            in.sockets().stream()
                .filter(socket -> socket.user().equals(first.get()))
                .forEach(sockets::add);
          }
          return sockets;
        });
  }

  private static Behaviour chunksToEveryone() {
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          if (event.is(STARTED)) {
            String chunk =
                Json.write(
                    in.shaped(
                        event
                            .withType("stream_chunk")
                            .withData(data -> data.removeAll().put("text", "…"))
                            .withEventId(UUID.randomUUID().toString())));
            in.sockets().forEach(socket -> socket.sendText(chunk));
          }
        });
  }

  /** Let events be stamped with the newest run's user or thread, where that is another's. */
  private static Behaviour newest(BiPredicate<Event, Run> differs, String field) {
    AtomicReference<Run> newest = new AtomicReference<>();
    return shaping(
        (event, message, fields) -> {
          if (event.is(STARTED)) {
            newest.set(event.run());
          }
          Run run = newest.get();
          if (run != null && differs.test(event, run)) {
            message.put(field, field.equals("user_id") ? run.user().id() : run.threadId());
          }
        });
  }

  private static Behaviour takingOver() {
    Map<String, User> owners = new ConcurrentHashMap<>();
    return admitting(
        (user, thread, door, next) -> {
          if (door == Door.EXECUTE) {
            owners.put(thread, user);
            return true;
          }
          User owner = owners.get(thread);
          return owner == null || owner.equals(user);
        });
  }

  private static Behaviour owningForARun() {
    Map<String, User> owners = new ConcurrentHashMap<>();
    return all(
        admitting((user, thread, door, next) -> owners.getOrDefault(thread, user).equals(user)),
        performing(
            (in, run, narrator, next) -> {
              owners.put(run.threadId(), run.user());
              return next.get().whenComplete((text, thrown) -> owners.remove(run.threadId()));
            }));
  }

  private static String idFrom(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
