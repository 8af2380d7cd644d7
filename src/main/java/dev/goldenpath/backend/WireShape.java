package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Gives messages their shape on the wire, in one profile throughout (EVENT-0, EVENT-7). */
record WireShape(WireProfile profile) {
  ObjectNode of(Event event) {
    ObjectNode message =
        Json.object()
            .put("type", event.type())
            .put("timestamp", text(event.timestamp()))
            .put("thread_id", event.run().threadId())
            .put("run_id", event.run().id())
            .put("user_id", event.run().user().id())
            .put("event_id", event.eventId());
    event.correlationId().ifPresent(id -> message.put("correlation_id", id));
    return withFields(message, event.data());
  }

  /** A message that belongs to no run. */
  ObjectNode of(String type, ObjectNode fields) {
    ObjectNode message = Json.object().put("type", type).put("timestamp", text(Instant.now()));
    return withFields(message, fields);
  }

  /** Find the object that holds a message's fields. */
  ObjectNode fieldsOf(ObjectNode message) {
    return switch (profile) {
      case DATA -> message.withObjectProperty("data");
      case PAYLOAD -> message.withObjectProperty("payload");
      case FLAT -> message;
    };
  }

  private ObjectNode withFields(ObjectNode message, ObjectNode fields) {
    fieldsOf(message).setAll(fields);
    return message;
  }

  private static String text(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MICROS));
  }
}
