package dev.goldenpath.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells a run by AG-UI's events, with an emitter's quirks. */
final class AgUiTeller implements Teller {
  private final Sink sink;
  private final Set<Quirk> quirks;
  private final ObjectNode asked;
  private String reasoning = "";

  AgUiTeller(Sink sink, Set<Quirk> quirks, ObjectNode asked) {
    this.sink = sink;
    this.quirks = quirks;
    this.asked = asked;
  }

  private ObjectNode event(String type) {
    ObjectNode event = Sink.JSON.createObjectNode().put("type", type);
    return quirks.contains(Quirk.TIMESTAMPS)
        ? event.put("timestamp", System.currentTimeMillis())
        : event;
  }

  private void send(ObjectNode event) {
    sink.send(event);
  }

  private ObjectNode ofRun(String type) {
    ObjectNode event = event(type);
    event.set("threadId", asked.path("threadId"));
    event.set("runId", asked.path("runId"));
    return event;
  }

  @Override
  public void started() {
    send(ofRun("RUN_STARTED"));
    if (quirks.contains(Quirk.SNAPSHOTS)) {
      ObjectNode state = event("STATE_SNAPSHOT");
      state.putObject("snapshot").put("steps", 0);
      send(state);
      ObjectNode delta = event("STATE_DELTA");
      delta
          .putArray("delta")
          .addObject()
          .put("op", "replace")
          .put("path", "/steps")
          .put("value", 1);
      send(delta);
      ObjectNode messages = event("MESSAGES_SNAPSHOT");
      messages
          .putArray("messages")
          .addObject()
          .put("id", "old")
          .put("role", "user")
          .put("content", "before");
      send(messages);
      send(event("STEP_STARTED").put("stepName", "work"));
      send(event("CUSTOM").put("name", "weather").put("value", "fair"));
      send(event("NOT_YET_INVENTED"));
    }
  }

  @Override
  public void thinks(String thought) {
    endReasoning();
    reasoning = UUID.randomUUID().toString();
    boolean old = quirks.contains(Quirk.OLD_NAMES);
    String message = old ? "THINKING_TEXT_MESSAGE_" : "REASONING_MESSAGE_";
    send(event(old ? "THINKING_START" : "REASONING_START").put("messageId", reasoning));
    if (quirks.contains(Quirk.CHUNKS) && !old) {
      send(event("REASONING_MESSAGE_CHUNK").put("messageId", reasoning).put("delta", thought));
    } else {
      send(event(message + "START").put("messageId", reasoning).put("role", "reasoning"));
      for (String part : Sink.halves(thought)) {
        if (quirks.contains(Quirk.REASONING_IN_PIECES)) {
          says("");
        }
        send(event(message + "CONTENT").put("messageId", reasoning).put("delta", part));
      }
      send(event(message + "END").put("messageId", reasoning));
    }
    if (!quirks.contains(Quirk.REASONING_STAYS_OPEN)) {
      endReasoning();
    }
  }

  private void endReasoning() {
    if (!reasoning.isEmpty()) {
      String type = quirks.contains(Quirk.OLD_NAMES) ? "THINKING_END" : "REASONING_END";
      send(event(type).put("messageId", reasoning));
      reasoning = "";
    }
  }

  @Override
  public void calls(Collection<ToolUse> uses) {
    if (quirks.contains(Quirk.EMPTY_MESSAGES)) {
      says("");
    }
    for (ToolUse use : uses) {
      if (!quirks.contains(Quirk.CHUNKS)) {
        send(ofCall("TOOL_CALL_START", use).put("toolCallName", use.tool()));
      }
    }
    if (quirks.contains(Quirk.FRAGMENTS)) {
      for (int half = 0; half < 2; half++) {
        for (ToolUse use : uses) {
          arguments(use, Sink.halves(use.arguments()).get(half));
        }
      }
    } else {
      uses.forEach(use -> arguments(use, use.arguments()));
    }
    if (!quirks.contains(Quirk.END_WITH_RESULT)) {
      uses.forEach(this::end);
    }
  }

  private void arguments(ToolUse use, String text) {
    if (quirks.contains(Quirk.CHUNKS)) {
      send(ofCall("TOOL_CALL_CHUNK", use).put("toolCallName", use.tool()).put("delta", text));
    } else if (!text.isEmpty()
        && !(use.arguments().equals("{}") && quirks.contains(Quirk.NO_EVENT_FOR_NO_ARGUMENTS))) {
      send(ofCall("TOOL_CALL_ARGS", use).put("delta", text));
    }
  }

  private void end(ToolUse use) {
    if (!quirks.contains(Quirk.CHUNKS)) {
      send(ofCall("TOOL_CALL_END", use));
    }
  }

  private ObjectNode ofCall(String type, ToolUse use) {
    return event(type).put("toolCallId", use.id());
  }

  @Override
  public void returns(ToolUse use, String result) {
    if (quirks.contains(Quirk.END_WITH_RESULT)) {
      end(use);
    }
    send(
        ofCall("TOOL_CALL_RESULT", use)
            .put("messageId", UUID.randomUUID().toString())
            .put("content", result)
            .put("role", "tool"));
  }

  @Override
  public void fails(ToolUse use, String why) {
    if (quirks.contains(Quirk.FAILS_AS_TEXT)) {
      returns(use, "Error: " + why);
    } else if (!quirks.contains(Quirk.OPEN_AT_ERROR)) {
      returns(use, Sink.JSON.createObjectNode().put("error", why).toString());
    }
  }

  private void says(String text) {
    String id = UUID.randomUUID().toString();
    if (quirks.contains(Quirk.CHUNKS)) {
      for (String part : Sink.halves(text)) {
        send(event("TEXT_MESSAGE_CHUNK").put("messageId", id).put("delta", part));
      }
      return;
    }
    send(event("TEXT_MESSAGE_START").put("messageId", id).put("role", "assistant"));
    for (String part : text.isEmpty() ? List.<String>of() : Sink.halves(text)) {
      send(event("TEXT_MESSAGE_CONTENT").put("messageId", id).put("delta", part));
    }
    send(event("TEXT_MESSAGE_END").put("messageId", id));
  }

  @Override
  public void answers(String text) {
    endReasoning();
    says(text);
    if (quirks.contains(Quirk.SNAPSHOTS)) {
      send(event("STEP_FINISHED").put("stepName", "work"));
    }
    send(ofRun("RUN_FINISHED"));
  }

  @Override
  public void stops() {
    ObjectNode end = ofRun("RUN_FINISHED");
    end.putObject("outcome").put("type", "cancelled");
    send(end);
  }

  @Override
  public void breaks(String why) {
    endReasoning();
    send(event("RUN_ERROR").put("message", why));
  }
}
