package dev.goldenpath.backend.variant;

import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Event.THINKING;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.performing;
import static dev.goldenpath.backend.seam.Twist.planning;
import static dev.goldenpath.backend.seam.Twist.using;
import static dev.goldenpath.backend.variant.Variant.oneOf;
import static dev.goldenpath.backend.variant.Variant.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.Workings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What ORDER, PAIR and the agent's freedom leave open. */
final class RunVariants {

  private static final int OVERLAP_MILLIS = 40;
  private static final int SLOW_START_MILLIS = 1_500;
  private static final int AFTERWARDS_MILLIS = 60;

  static final List<Variant> LIST =
      List.of(
          variant(
              "heartbeats-without-ids",
              "Heartbeats without ids come between events, and after the end.",
              "EVENT",
              () -> strewing(RunVariants::heartbeat)),
          variant(
              "chunks-with-ids",
              "Chunks with the run's ids come between events, and after the end.",
              "EVENT",
              () -> strewing(RunVariants::chunk)),
          variant(
              "thinking-repeated",
              "Every thought comes in two events.",
              "ORDER-2",
              () ->
                  emitting(
                      (in, event, next) -> {
                        next.accept(event);
                        if (event.is(THINKING)) {
                          next.accept(again(event));
                        }
                      })),
          variant(
              "thinking-after-the-last-tool",
              "The agent thinks once more before it answers.",
              "PAIR-3",
              () ->
                  performing(
                      (in, run, narrator, next) ->
                          next.get()
                              .thenApply(
                                  answer -> {
                                    narrator.thinking("Now I can answer.");
                                    return answer;
                                  }))),
          oneOf(
              "rounds",
              "tools-in-one-round",
              "All tools are called in one round, and overlap.",
              "ORDER-2",
              () ->
                  all(
                      planning(
                          (run, next) ->
                              run.request().tools().isEmpty()
                                  ? next.get()
                                  : List.of(run.request().tools())),
                      taking(OVERLAP_MILLIS))),
          oneOf(
              "rounds",
              "tools-called-twice",
              "Each tool is called twice in its round.",
              "PAIR-4",
              () ->
                  planning(
                      (run, next) ->
                          next.get().stream()
                              .map(round -> Stream.concat(round.stream(), round.stream()).toList())
                              .toList())),
          variant(
              "slow-start",
              "The agent takes 1.5 s before its first thought.",
              "TIME-4",
              RunVariants::slowly),
          variant(
              "waited-as-measured",
              "wait_tool tells the time that it truly waited.",
              "PAIR-4",
              () ->
                  emitting(
                      (in, event, next) ->
                          next.accept(
                              event.is(COMPLETED) && event.data().at("/results/waited").isNumber()
                                  ? event.withData(RunVariants::measured)
                                  : event))));

  private RunVariants() {}

  /** Makes a message that is of no run's rules. */
  private interface Stray {
    ObjectNode like(Workings in, Event event);
  }

  private static Behaviour strewing(Stray stray) {
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          strew(in, event, stray);
          if (event.isLast()) {
            Attached.later(in, AFTERWARDS_MILLIS, () -> strew(in, event, stray));
          }
        });
  }

  private static void strew(Workings in, Event event, Stray stray) {
    if (event.is(STARTED) || event.isOfTool() || event.isLast()) {
      String text = Json.write(stray.like(in, event));
      in.sockets().stream().filter(s -> hears(s, event)).forEach(s -> s.sendText(text));
    }
  }

  private static boolean hears(Socket socket, Event event) {
    return socket.user().equals(event.run().user())
        && socket.threadId().equalsIgnoreCase(event.run().threadId());
  }

  private static ObjectNode heartbeat(Workings in, Event event) {
    return Json.object().put("type", "heartbeat");
  }

  private static ObjectNode chunk(Workings in, Event event) {
    ObjectNode data = Json.object().put("chunk", "…");
    return in.shaped(Event.of(event.run(), "stream_chunk", data, Optional.empty()));
  }

  private static Event again(Event event) {
    return event
        .withEventId(UUID.randomUUID().toString())
        .withData(data -> data.put("thought", "Still: " + data.path("thought").asText()));
  }

  private static Behaviour taking(int millis) {
    return using(
        (in, use, next) -> {
          CompletableFuture<JsonNode> done = new CompletableFuture<>();
          Attached.later(
              in,
              millis,
              () ->
                  CompletableFuture.completedFuture(use)
                      .thenCompose(next)
                      .whenComplete(
                          (results, failure) -> {
                            if (failure == null) {
                              done.complete(results);
                            } else {
                              done.completeExceptionally(failure);
                            }
                          }));
          return done;
        });
  }

  private static Behaviour slowly() {
    return performing(
        (in, run, narrator, next) -> {
          CompletableFuture<Void> started = new CompletableFuture<>();
          Attached.later(in, SLOW_START_MILLIS, () -> started.complete(null));
          return started.thenCompose(now -> next.get());
        });
  }

  private static void measured(ObjectNode data) {
    data.withObject("/results").put("waited", data.path("execution_time").asDouble());
  }
}
