package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.dropping;
import static dev.goldenpath.backend.defect.Moves.hasNonAscii;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Event.THINKING;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.entering;
import static dev.goldenpath.backend.seam.Twist.performing;
import static dev.goldenpath.backend.seam.Twist.routing;
import static dev.goldenpath.backend.seam.Twist.using;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.Workings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Silence where something was owed: TIME-4. */
final class SilenceDefects {

  private static final int LATE_START_MILLIS = 12_000;
  private static final int LATE_END_MILLIS = 35_000;
  private static final int SLOW_CONNECT_SECONDS = 8;
  private static final int HEARTBEAT_MILLIS = 200;
  private static final int HEARTBEATS = 200;

  static final List<Defect> LIST =
      List.of(
          silence(
                  "no-event-at-all",
                  "A request is accepted, a socket is healthy, and nothing comes.")
              .like("F11", "F39")
              .as(() -> dropping(event -> true)),
          silence(
                  "events-addressed-to-the-run",
                  "Events are addressed to their run, whom nobody hears.")
              .at(Place.ROUTING)
              .like("F20")
              .as(
                  () ->
                      routing(
                          (in, event, next) ->
                              in.sockets().stream()
                                  .filter(s -> s.connectionId().equals(event.run().id()))
                                  .toList())),
          silence(
                  "agent-dies-while-heartbeats-go-on",
                  "After its first thought only heartbeats come.")
              .at(Place.AGENT)
              .like("F14")
              .as(SilenceDefects::heartbeats),
          silence("agent-dies-in-its-tool", "wait_tool never comes back.")
              .at(Place.TOOLS)
              .like("F14")
              .as(
                  () ->
                      using(
                          (in, use, next) ->
                              use.tool().equals("wait_tool")
                                  ? new CompletableFuture<>()
                                  : next.apply(use))),
          silence("agent-outlasts-its-limit", "The agent answers 35 s after its last tool.")
              .at(Place.AGENT)
              .like("F14")
              .as(SilenceDefects::outlasting),
          silence("first-event-late", "The first event comes after 12 s.")
              .at(Place.AGENT)
              .as(() -> new Delay(event -> true, LATE_START_MILLIS)),
          defect("connecting-takes-long", "The upgrade takes 8 s.")
              .breaks("TIME-4", "CONN-1", "CONN-2")
              .silently()
              .at(Place.SOCKET)
              .like("F31")
              .as(SilenceDefects::slowDoor),
          silence("silent-beyond-ascii", "A run with a message beyond ASCII tells nothing.")
              .as(() -> dropping(event -> hasNonAscii(event.run()))),
          silence("silent-after-ten-runs", "Only the first ten runs of the backend are told.")
              .breaks("TIME-4", "CONN-4", "ORDER-1", "ORDER-2", "ORDER-3", "PAIR-1")
              .at(Place.ROUTING)
              .as(() -> dropping(event -> event.run().ordinal() > 10)),
          silence("silent-for-the-second-user", "Runs of the second user tell nothing.")
              .at(Place.ROUTING)
              .like("F21")
              .as(
                  () -> {
                    ToIntFunction<Event> rank =
                        Moves.ranked(event -> "users", event -> event.run().user());
                    return dropping(event -> rank.applyAsInt(event) == 2);
                  }));

  private SilenceDefects() {}

  private static Draft silence(String id, String sentence) {
    return defect(id, sentence)
        .breaks("TIME-4", "ORDER-1", "ORDER-2", "ORDER-3", "PAIR-1")
        .silently();
  }

  private static Behaviour heartbeats() {
    ToIntFunction<Event> thoughts = Moves.numbered(event -> event.run().id());
    return emitting(
        (in, event, next) -> {
          if (event.is(STARTED)) {
            next.accept(event);
          } else if (event.is(THINKING) && thoughts.applyAsInt(event) == 1) {
            next.accept(event);
            beat(in, event.run(), next, HEARTBEATS);
          }
        });
  }

  private static void beat(Workings in, Run run, Consumer<Event> next, int left) {
    next.accept(Event.of(run, "heartbeat", Json.object(), Optional.empty()));
    if (left > 0) {
      Attached.later(in, HEARTBEAT_MILLIS, () -> beat(in, run, next, left - 1));
    }
  }

  private static Behaviour outlasting() {
    return performing(
        (in, run, narrator, next) -> {
          CompletableFuture<String> late = new CompletableFuture<>();
          next.get()
              .whenComplete(
                  (answer, failure) ->
                      Attached.later(
                          in,
                          LATE_END_MILLIS,
                          () -> {
                            if (failure == null) {
                              late.complete(answer);
                            } else {
                              late.completeExceptionally(failure);
                            }
                          }));
          return late;
        });
  }

  /** Blocks the server's thread, as a slow look-up in the handshake would. */
  private static Behaviour slowDoor() {
    return entering(
        (handshake, next) -> {
          try {
            new CountDownLatch(1).await(SLOW_CONNECT_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
          return next.apply(handshake);
        });
  }
}
