package dev.goldenpath.rule.event;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Events;
import dev.goldenpath.rule.pattern.Key;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.Optional;

/**
 * EVENT-0: every event of a run has type, timestamp, thread_id, run_id and an object data; user_id
 * and event_id may be there, and event_id is unique on the connection.
 *
 * <p>Keeps it: timestamp "2026-11-22T10:00:00.5Z". Breaks it: run_id null; or timestamp
 * "yesterday"; or the same event_id twice.
 */
public final class EventsHaveTheirEnvelope {
  private static final Key EVENT_ID = Key.of("event_id", AgentEvent::eventId);
  private static final String HINT =
      "look where the backend wraps its events, on every path that sends one";

  public static final Rule RULE =
      onSocket(
          Clause.EVENT_0,
          (socket, timeline) ->
              all(
                      every(RUN_EVENT)
                          .must(
                              // A message without a text type is EVENT-7's.
                              Events.fits(
                                  Schemas.ENVELOPE, problem -> !problem.pointer().equals("type")),
                              that(
                                  event ->
                                      event.timestamp().isPresent() || event.isUntold("timestamp"),
                                  "timestamp: an RFC 3339 date-time",
                                  EventsHaveTheirEnvelope::timestamp,
                                  HINT)),
                      every(RUN_EVENT.where(event -> !isTwice(event, socket, timeline)))
                          .hasItsOwn(EVENT_ID))
                  .hint(HINT));

  private EventsHaveTheirEnvelope() {}

  /** That a frame comes twice is another clause's to tell, but of thoughts, which may repeat. */
  private static boolean isTwice(AgentEvent event, Socket socket, Timeline timeline) {
    Optional<RunSlice> run =
        event.runId().isEmpty() || event.type() == EventType.AGENT_THINKING
            ? Optional.empty()
            : timeline.slice(socket, event.runId().get());
    return run.isPresent() && run.get().isDoubled(event);
  }

  private static String timestamp(AgentEvent event) {
    return Wording.at(event) + " has " + Wording.value(event.canonical().path("timestamp"));
  }
}
