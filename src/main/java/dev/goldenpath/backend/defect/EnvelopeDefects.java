package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.editing;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.defect.Moves.reshaping;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Event.THINKING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Event;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Envelopes that lack what every event of a run must have: EVENT-0. */
final class EnvelopeDefects {

  private static final double MILLIS_PER_SECOND = 1000;

  static final List<Defect> LIST =
      List.of(
          envelope(
              "timestamp-missing",
              "agent_thinking has no timestamp.",
              is(THINKING),
              m -> m.remove("timestamp")),
          envelope(
              "timestamp-as-epoch-in-one-event",
              "tool_completed has its timestamp in epoch seconds.",
              is(COMPLETED),
              m -> m.put("timestamp", instant(m).toEpochMilli() / MILLIS_PER_SECOND)),
          envelope(
              "timestamp-without-offset",
              "agent_completed has a local time without an offset.",
              is(ANSWERED),
              m ->
                  m.put(
                      "timestamp", LocalDateTime.ofInstant(instant(m), ZoneOffset.UTC).toString())),
          envelope(
              "timestamp-null",
              "tool_executing has a null timestamp.",
              is(EXECUTING),
              m -> m.putNull("timestamp")),
          envelope(
              "thread-id-null",
              "agent_started has a null thread_id.",
              is(STARTED),
              m -> m.putNull("thread_id")),
          defect("thread-id-missing-on-second-run", "A thread's second run has no thread_id.")
              .breaks("EVENT-0", "ISO-1", "TIME-4")
              .as(
                  () -> {
                    ToIntFunction<Event> rank = Moves.runOfThread();
                    return reshaping(
                        event -> rank.applyAsInt(event) == 2, (m, fields) -> m.remove("thread_id"));
                  }),
          envelope(
              "run-id-null",
              "agent_completed has a null run_id.",
              is(ANSWERED),
              m -> m.putNull("run_id")),
          envelope(
              "run-id-missing-in-tool-events",
              "Events of tools have no run_id.",
              Event::isOfTool,
              m -> m.remove("run_id")),
          envelope(
              "user-id-null",
              "tool_completed has a null user_id.",
              is(COMPLETED),
              m -> m.putNull("user_id")),
          envelope(
              "run-id-as-number", "run_id is a number.", event -> true, m -> m.put("run_id", 42)),
          defect("event-id-repeated", "The two events of a tool call share an event_id.")
              .breaks("EVENT-0")
              .as(
                  () ->
                      editing(
                          Event::isOfTool,
                          event -> event.withEventId(event.correlationId().orElseThrow()))));

  private EnvelopeDefects() {}

  private static Defect envelope(
      String id, String sentence, Predicate<Event> which, Consumer<ObjectNode> edit) {
    return defect(id, sentence)
        .breaks("EVENT-0", "ISO-1", "ORDER-2", "PAIR-1", "TIME-4")
        .like(id.endsWith("-null") ? new String[] {"F09"} : new String[0])
        .as(() -> reshaping(which, (message, fields) -> edit.accept(message)));
  }

  private static Instant instant(ObjectNode message) {
    return OffsetDateTime.parse(message.path("timestamp").asText()).toInstant();
  }
}
