package dev.goldenpath.wire.stream;

import static dev.goldenpath.wire.stream.Reducer.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * The AI SDK's UI message stream (ai-sdk.dev, Stream Protocols): parts with start, delta and end, a
 * tool's input and its output, and an error that may be followed by a finish.
 */
final class AiSdk implements Reducer {
  private final Narration run;
  private boolean over;

  AiSdk(Narration run) {
    this.run = run;
  }

  @Override
  public List<JsonNode> read(JsonNode event) {
    String call = text(event, "toolCallId");
    switch (text(event, "type")) {
      case "start" -> run.started();
      case "reasoning-delta" -> run.thinks(text(event, "delta"));
      case "reasoning-end" -> run.thought();
      case "text-delta" -> run.says(text(event, "id"), text(event, "delta"));
      case "tool-input-start" -> run.calls(call, text(event, "toolName"));
      case "tool-input-delta" -> run.argues(call, text(event, "inputTextDelta"));
      case "tool-input-available" -> input(call, event);
      case "tool-input-error" -> {
        input(call, event);
        run.fails(call, event.path("errorText"));
      }
      case "tool-output-available" -> {
        if (!event.path("preliminary").asBoolean()) {
          run.returns(call, event.path("output"));
        }
      }
      case "tool-output-error" -> run.fails(call, event.path("errorText"));
      case "tool-output-denied" -> run.fails(call, TextNode.valueOf("denied"));
      case "error" -> ends("error", text(event, "errorText"));
      case "abort" -> ends("aborted", "the run was aborted " + text(event, "reason"));
      case "finish" -> finished(text(event, "finishReason"));
      default -> {
        // Steps, sources, files, data and what is not known tell nothing that the contract knows.
      }
    }
    return run.told();
  }

  private void input(String call, JsonNode event) {
    run.calls(call, text(event, "toolName"));
    run.announce(call, event.path("input"));
  }

  /** A finish behind an error is the same end. */
  private void finished(String reason) {
    if (reason.equals("error")) {
      ends("error", "the message is finished with reason error");
    } else if (!over) {
      over = true;
      run.answered();
    }
  }

  private void ends(String code, String message) {
    if (!over) {
      over = true;
      run.broke(code, message);
    }
  }
}
