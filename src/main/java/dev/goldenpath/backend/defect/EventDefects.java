package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.editing;
import static dev.goldenpath.backend.defect.Moves.editingData;
import static dev.goldenpath.backend.defect.Moves.hasNonAscii;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.defect.Moves.numbered;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.FAILED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Event.THINKING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Events that lack a field of their own, or have it in the wrong form: EVENT-1 to EVENT-6. */
final class EventDefects {

  static final List<Defect> LIST =
      List.of(
          field(
              "started-without-agent-type",
              "agent_started has no agent_type.",
              STARTED,
              "EVENT-1",
              d -> d.remove("agent_type")),
          field(
              "started-names-a-class",
              "agent_started names a class for the agent.",
              STARTED,
              "EVENT-1",
              d -> d.put("agent_type", "DataHelperAgent")),
          field(
              "started-agent-type-null",
              "agent_started has a null agent_type.",
              STARTED,
              "EVENT-1",
              d -> d.putNull("agent_type")),
          field(
              "thought-blank",
              "Every thought is blank.",
              THINKING,
              "EVENT-2",
              d -> d.put("thought", "  ")),
          field(
              "thought-as-object",
              "A thought is an object.",
              THINKING,
              "EVENT-2",
              d -> d.putObject("thought").put("text", "I think")),
          defect(
                  "thought-named-reasoning-in-one-emitter",
                  "A run's second thought is named reasoning.")
              .breaks("EVENT-2", "EVENT-7")
              .like("F02")
              .as(
                  () -> {
                    ToIntFunction<Event> number = numbered(event -> event.run().id());
                    return editing(
                        is(THINKING),
                        event ->
                            number.applyAsInt(event) == 2
                                ? event.withData(d -> d.set("reasoning", d.remove("thought")))
                                : event);
                  }),
          field(
              "tool-name-under-tool",
              "tool_executing names its tool under the key tool.",
              EXECUTING,
              "EVENT-3",
              d -> d.set("tool", d.remove("tool_name")),
              "F01"),
          field(
              "tool-args-as-text",
              "tool_args is a text that holds JSON.",
              EXECUTING,
              "EVENT-3",
              d -> d.put("tool_args", d.path("tool_args").toString())),
          field(
              "tool-args-null-when-empty",
              "tool_args is null for a tool without any.",
              EXECUTING,
              "EVENT-3",
              EventDefects::nullWhenEmpty),
          field(
              "tool-args-missing",
              "tool_executing has no tool_args.",
              EXECUTING,
              "EVENT-3",
              d -> d.remove("tool_args")),
          defect("correlation-id-null", "No event has a correlation_id.")
              .breaks("EVENT-3", "EVENT-4", "PAIR-1")
              .like("F25")
              .as(() -> editing(Event::isOfTool, e -> e.withCorrelation(Optional.empty()))),
          defect("correlation-id-blank", "Every correlation_id is blank.")
              .breaks("EVENT-3", "EVENT-4", "PAIR-1", "PAIR-2")
              .as(() -> editing(Event::isOfTool, e -> e.withCorrelation(Optional.of(" ")))),
          field(
              "results-missing",
              "tool_completed has no results.",
              COMPLETED,
              "EVENT-4",
              d -> d.remove("results"),
              "F03"),
          field(
              "results-null",
              "tool_completed has null for results.",
              COMPLETED,
              "EVENT-4",
              d -> d.putNull("results"),
              "F03"),
          field(
              "results-in-metadata",
              "tool_completed has its results inside metadata.",
              COMPLETED,
              "EVENT-4",
              d -> d.putObject("metadata").set("results", d.remove("results")),
              "F03"),
          defect("results-missing-on-second-tool", "A run's second tool_completed has no results.")
              .breaks("EVENT-4", "TRUE-1")
              .as(
                  () -> {
                    ToIntFunction<Event> number = numbered(event -> event.run().id());
                    return editing(
                        is(COMPLETED),
                        event ->
                            number.applyAsInt(event) == 2
                                ? event.withData(d -> d.remove("results"))
                                : event);
                  }),
          field(
              "execution-time-missing",
              "tool_completed has no execution_time.",
              COMPLETED,
              "EVENT-4",
              d -> d.remove("execution_time")),
          field(
              "execution-time-as-text",
              "execution_time is a text.",
              COMPLETED,
              "EVENT-4",
              d -> d.put("execution_time", d.path("execution_time").asText() + "s"),
              "F08"),
          field(
              "execution-time-negative",
              "execution_time is below 0.",
              COMPLETED,
              "EVENT-4",
              d -> d.put("execution_time", -d.path("execution_time").asDouble() - 0.001)),
          field(
              "completed-without-tool-name",
              "tool_completed has no tool_name.",
              COMPLETED,
              "EVENT-4",
              d -> d.remove("tool_name")),
          defect("completed-correlation-missing", "tool_completed has no correlation_id.")
              .breaks("EVENT-4", "PAIR-1", "PAIR-2")
              .like("F25")
              .as(() -> editing(is(COMPLETED), e -> e.withCorrelation(Optional.empty()))),
          field(
              "final-response-empty",
              "final_response is empty.",
              ANSWERED,
              "EVENT-5",
              d -> d.put("final_response", ""),
              "F18"),
          field(
              "final-response-as-object",
              "final_response is an object.",
              ANSWERED,
              "EVENT-5",
              d -> d.putObject("final_response").put("text", "Done.")),
          defect(
                  "final-response-null-beyond-ascii",
                  "For a message beyond ASCII, final_response is null.")
              .breaks("EVENT-5")
              .as(
                  () ->
                      editingData(
                          e -> e.is(ANSWERED) && hasNonAscii(e.run()),
                          d -> d.putNull("final_response"))),
          field(
              "error-as-text",
              "agent_error has a text for error.",
              FAILED,
              "EVENT-6",
              d -> d.put("error", "tool_failed")),
          field(
              "error-without-code",
              "agent_error's error has no code.",
              FAILED,
              "EVENT-6",
              d -> d.withObject("/error").remove("code")),
          field(
              "error-message-blank",
              "agent_error's message is blank.",
              FAILED,
              "EVENT-6",
              d -> d.withObject("/error").put("message", " ")));

  private EventDefects() {}

  private static Defect field(
      String id,
      String sentence,
      String type,
      String clause,
      Consumer<ObjectNode> edit,
      String... known) {
    return defect(id, sentence)
        .breaks(clause, alsoAllowed(type))
        .like(known)
        .as(() -> editingData(is(type), edit));
  }

  /** Tell what else may be missed first where a field of this event is not as it should be. */
  private static String[] alsoAllowed(String type) {
    return switch (type) {
      case EXECUTING -> new String[] {"EVENT-7", "PAIR-1", "TRUE-1"};
      case COMPLETED -> new String[] {"EVENT-7", "PAIR-1", "TRUE-1", "TIME-2"};
      case ANSWERED -> new String[] {"EVENT-7", "TRUE-1", "TRUE-3"};
      default -> new String[] {"EVENT-7"};
    };
  }

  private static void nullWhenEmpty(ObjectNode data) {
    if (data.path("tool_args").isEmpty()) {
      data.putNull("tool_args");
    }
  }
}
