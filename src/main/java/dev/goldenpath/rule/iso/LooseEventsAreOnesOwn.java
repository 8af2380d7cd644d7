package dev.goldenpath.rule.iso;

import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Welcome;
import java.util.Optional;

/**
 * ISO-1, for messages that name no run: the ids that they do have are the socket's own.
 *
 * <p>Keeps it: a heartbeat without ids. Breaks it: a heartbeat with another user's user_id.
 */
public final class LooseEventsAreOnesOwn {
  public static final Rule RULE =
      onSocket(
          Clause.ISO_1,
          (socket, timeline) ->
              every(
                      Element.of(
                          "message",
                          Interest.EVENTS,
                          it ->
                              it.event().isPresent()
                                  ? others(it.event().get(), socket, timeline)
                                  : Optional.empty()))
                  .must(event -> wrong(event, socket)));

  private LooseEventsAreOnesOwn() {}

  /** Return the reading of an event that names no run, and another user or thread. */
  private static Optional<AgentEvent> others(AgentEvent event, Socket socket, Timeline timeline) {
    if (event.others().isEmpty() && event.runId().isPresent()) {
      return Optional.empty();
    }
    boolean oneThread =
        timeline.facts().fanOut() == FanOut.THREAD
            && socket.opening().expectation() == Welcome.OPEN;
    // That a socket of nobody's is open at all is CONN-3's.
    boolean isOfAUser = !socket.userId().isEmpty();
    return event.readings().stream()
        .filter(reading -> reading.runId().isEmpty())
        .filter(
            reading ->
                isOfAUser && isAnother(reading.userId(), socket.userId()) && !isGreeted(reading)
                    || oneThread && isAnother(reading.threadId(), socket.threadId()))
        .findFirst();
  }

  private static boolean isAnother(Optional<String> told, String own) {
    return told.filter(id -> !id.equals(own)).isPresent();
  }

  /** Whom a greeting names is CONN-2's, where the profile has one place for both user ids. */
  private static boolean isGreeted(AgentEvent event) {
    return event.type() == EventType.CONNECTION_ESTABLISHED
        && event.data("user_id").equals(event.canonical().path("user_id"));
  }

  private static Optional<Mismatch> wrong(AgentEvent event, Socket socket) {
    return Mismatch.of(
        "ids of %s (%s) and thread %s only"
            .formatted(socket.user(), socket.userId(), socket.threadId()),
        "%s at event %s has user_id %s, thread_id %s"
            .formatted(
                event.typeName(),
                Wording.place(event),
                event.userId().orElse("none"),
                event.threadId().orElse("none")),
        "look how messages that belong to no run find their sockets");
  }
}
