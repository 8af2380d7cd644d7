package dev.goldenpath.wire.stream;

import static dev.goldenpath.wire.stream.Reducer.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * AG-UI (docs.ag-ui.com, Events), in all of its spellings: {@code THINKING_…} before 0.13 and
 * {@code REASONING_…} since, chunks instead of start, content and end, a call's end before the tool
 * runs or with its result.
 */
final class AgUi implements Reducer {
  private static final BigDecimal SECONDS = new BigDecimal("1e9");
  private static final BigDecimal MILLISECONDS = new BigDecimal("1e11");
  private static final BigDecimal FURTHER = new BigDecimal("1e14");

  private final Narration run;
  private String message = "";
  private String call = "";

  AgUi(Narration run) {
    this.run = run;
  }

  @Override
  public List<JsonNode> read(JsonNode event) {
    run.at(moment(event.path("timestamp")));
    switch (text(event, "type")) {
      case "RUN_STARTED" -> {
        run.isNamed(text(event, "threadId"), text(event, "runId"));
        run.started();
      }
      case "TEXT_MESSAGE_CONTENT" -> run.says(text(event, "messageId"), text(event, "delta"));
      case "TEXT_MESSAGE_CHUNK" -> {
        message = last(message, text(event, "messageId"));
        run.says(message, text(event, "delta"));
      }
      case "THINKING_TEXT_MESSAGE_CONTENT",
          "REASONING_MESSAGE_CONTENT",
          "REASONING_MESSAGE_CHUNK" ->
          run.thinks(text(event, "delta"));
      case "THINKING_END", "REASONING_END" -> run.thought();
      case "TOOL_CALL_START" -> run.calls(text(event, "toolCallId"), text(event, "toolCallName"));
      case "TOOL_CALL_ARGS" -> run.argues(text(event, "toolCallId"), text(event, "delta"));
      case "TOOL_CALL_CHUNK" -> chunk(event);
      case "TOOL_CALL_END" -> run.announce(text(event, "toolCallId"));
      case "TOOL_CALL_RESULT" ->
          run.returns(text(event, "toolCallId"), Narration.value(content(event.path("content"))));
      case "RUN_FINISHED" -> finished(event);
      case "RUN_ERROR" -> run.broke(last("RUN_ERROR", text(event, "code")), text(event, "message"));
      default -> {
        // Steps, state, snapshots and what is not known tell nothing that the contract speaks of.
      }
    }
    return run.told();
  }

  /**
   * Return when an event happened, in milliseconds since 1970: the unit is not said, so that what
   * would be a moment since 2001 in seconds is one; what is neither is no moment.
   */
  private static Optional<BigDecimal> moment(JsonNode timestamp) {
    Optional<BigDecimal> told =
        Optional.of(timestamp)
            .filter(it -> it.isNumber() && Double.isFinite(it.doubleValue()))
            .map(JsonNode::decimalValue);
    return told.filter(it -> it.compareTo(MILLISECONDS) >= 0 && it.compareTo(FURTHER) < 0)
        .or(
            () ->
                told.filter(it -> it.compareTo(SECONDS) >= 0 && it.compareTo(MILLISECONDS) < 0)
                    .map(it -> it.movePointRight(3)));
  }

  private void chunk(JsonNode event) {
    String next = last(call, text(event, "toolCallId"));
    if (!next.equals(call) && !call.isEmpty()) {
      run.announce(call);
    }
    call = next;
    run.calls(call, text(event, "toolCallName"));
    run.argues(call, text(event, "delta"));
  }

  /** Return what is to be read: of a list of parts, the text in it. */
  private static String content(JsonNode told) {
    return told.isArray()
        ? StreamSupport.stream(told.spliterator(), false)
            .map(part -> text(part, "text"))
            .collect(Collectors.joining())
        : told.asText("");
  }

  /** A run that waits for a person's word, or was stopped, has not done its work. */
  private void finished(JsonNode event) {
    if (!call.isEmpty()) {
      run.announce(call);
    }
    JsonNode outcome = event.path("outcome");
    switch (text(outcome, "type")) {
      case "interrupt" ->
          run.broke(
              Narration.WAITS, "the run waits for an answer to " + outcome.path("interrupts"));
      case "cancelled" -> run.broke("cancelled", "the run was stopped before it was complete");
      default -> {
        outcome.path("pendingToolCallIds").forEach(id -> run.leaves(id.asText()));
        run.answered();
      }
    }
  }

  private static String last(String known, String told) {
    return told.isEmpty() ? known : told;
  }
}
