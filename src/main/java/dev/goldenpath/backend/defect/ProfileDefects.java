package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.defect.Moves.reshaping;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.THINKING;
import static dev.goldenpath.backend.seam.Twist.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Messages that leave the target's wire profile: EVENT-7. */
final class ProfileDefects {

  static final List<Defect> LIST =
      List.of(
          profile(
                  "tool-name-elsewhere",
                  "tool_executing has its tool_name in another place.",
                  "EVENT-3")
              .like("F01", "F04")
              .as(() -> moving(is(EXECUTING), "tool_name")),
          profile(
                  "correlation-id-among-the-fields",
                  "correlation_id sits among the fields, not beside.",
                  "EVENT-3")
              .like("F01")
              .as(() -> reshaping(Event::isOfTool, ProfileDefects::sink)),
          profile(
                  "final-response-elsewhere",
                  "agent_completed has its fields in another place.",
                  "EVENT-5")
              .like("F04")
              .as(() -> moving(is(ANSWERED), "final_response")),
          profile(
                  "execution-time-elsewhere",
                  "tool_completed has execution_time in another place.",
                  "EVENT-4")
              .like("F04")
              .as(() -> moving(is(COMPLETED), "execution_time")),
          profile(
                  "second-run-in-another-profile",
                  "A thread's second run has its thoughts elsewhere.",
                  "EVENT-2")
              .like("F04")
              .as(
                  () -> {
                    ToIntFunction<Event> rank = Moves.runOfThread();
                    return moving(
                        event -> rank.applyAsInt(event) == 2 && event.is(THINKING), "thought");
                  }),
          profile(
                  "type-under-event",
                  "The type of agent_thinking sits under the key event.",
                  "ORDER-2",
                  "EVENT-0")
              .like("F07")
              .as(() -> reshaping(is(THINKING), (m, fields) -> m.set("event", m.remove("type")))),
          profile("type-missing", "agent_thinking has no type.", "ORDER-2", "EVENT-0")
              .as(() -> reshaping(is(THINKING), (m, fields) -> m.remove("type"))),
          profile(
                  "welcome-in-another-profile",
                  "The greeting has its fields in another place.",
                  "CONN-2")
              .as(() -> moving("connection_established", "user_id")),
          profile(
                  "error-in-another-profile",
                  "The error event has its error in another place.",
                  "CONN-7",
                  "EVENT-6")
              .as(() -> moving("error", "error")));

  private ProfileDefects() {}

  private static Draft profile(String id, String sentence, String... alsoAllowed) {
    return defect(id, sentence).breaks("EVENT-7", alsoAllowed);
  }

  private static Behaviour moving(Predicate<Event> which, String field) {
    return reshaping(which, (message, fields) -> move(message, fields, field));
  }

  private static Behaviour moving(String type, String field) {
    return writing(
        (message, next) -> {
          if (message.path("type").asText().equals(type)) {
            move(message, fieldsOf(message), field);
          }
          return next.apply(message);
        });
  }

  /** Move a field to where it would sit in another profile. */
  private static void move(ObjectNode message, ObjectNode fields, String field) {
    ObjectNode elsewhere = fields == message ? message.putObject("data") : message;
    elsewhere.set(field, fields.remove(field));
  }

  private static void sink(ObjectNode message, ObjectNode fields) {
    ObjectNode below = fields == message ? message.putObject("data") : fields;
    below.set("correlation_id", message.remove("correlation_id"));
  }

  private static ObjectNode fieldsOf(ObjectNode message) {
    for (String place : List.of("data", "payload")) {
      if (message.path(place) instanceof ObjectNode fields) {
        return fields;
      }
    }
    return message;
  }
}
