package dev.goldenpath.wire.stream;

import static dev.goldenpath.wire.stream.Reducer.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * AG-UI (docs.ag-ui.com, Events), in all of its spellings: {@code THINKING_…} before 0.13 and
 * {@code REASONING_…} since, chunks instead of start, content and end, a call's end before the tool
 * runs or with its result.
 */
final class AgUi implements Reducer {
  private final Narration run;
  private String message = "";
  private String call = "";

  AgUi(Narration run) {
    this.run = run;
  }

  @Override
  public List<JsonNode> read(JsonNode event) {
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
          run.returns(text(event, "toolCallId"), Narration.value(text(event, "content")));
      case "RUN_FINISHED" -> finished(event);
      case "RUN_ERROR" -> run.broke(last("RUN_ERROR", text(event, "code")), text(event, "message"));
      default -> {
        // Steps, state, snapshots and what is not known tell nothing that the contract speaks of.
      }
    }
    return run.told();
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

  /** A run that waits for a person's word has not done its work. */
  private void finished(JsonNode event) {
    JsonNode interrupts = event.path("outcome").path("interrupts");
    if (interrupts.isEmpty()) {
      run.answered();
    } else {
      run.broke("interrupt", "the run waits for an answer to " + interrupts);
    }
  }

  private static String last(String known, String told) {
    return told.isEmpty() ? known : told;
  }
}
