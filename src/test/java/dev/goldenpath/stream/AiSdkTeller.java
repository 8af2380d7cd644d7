package dev.goldenpath.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells a run as a UI message stream, with an emitter's quirks. */
final class AiSdkTeller implements Teller {
  private final Sink sink;
  private final Set<Quirk> quirks;
  private String reasoning = "";

  AiSdkTeller(Sink sink, Set<Quirk> quirks) {
    this.sink = sink;
    this.quirks = quirks;
  }

  private static ObjectNode event(String type) {
    return Sink.JSON.createObjectNode().put("type", type);
  }

  @Override
  public void started() {
    sink.send(event("start").put("messageId", "m-1"));
    if (quirks.contains(Quirk.SNAPSHOTS)) {
      sink.send(event("message-metadata").put("messageMetadata", "some"));
      sink.send(event("data-weather").put("data", "fair"));
    }
  }

  @Override
  public void thinks(String thought) {
    endReasoning();
    sink.send(event("start-step"));
    reasoning = UUID.randomUUID().toString();
    boolean ends = !quirks.contains(Quirk.REASONING_STAYS_OPEN);
    part("reasoning", reasoning, thought, ends);
    if (ends) {
      reasoning = "";
    }
  }

  private void part(String kind, String id, String text, boolean ends) {
    sink.send(event(kind + "-start").put("id", id));
    for (String half : text.isEmpty() ? List.<String>of() : Sink.halves(text)) {
      if (kind.equals("reasoning") && quirks.contains(Quirk.REASONING_IN_PIECES)) {
        says("");
      }
      sink.send(event(kind + "-delta").put("id", id).put("delta", half));
    }
    if (ends) {
      sink.send(event(kind + "-end").put("id", id));
    }
  }

  private void says(String text) {
    part("text", UUID.randomUUID().toString(), text, true);
  }

  private void endReasoning() {
    if (!reasoning.isEmpty()) {
      sink.send(event("reasoning-end").put("id", reasoning));
      reasoning = "";
    }
  }

  @Override
  public void calls(Collection<ToolUse> uses) {
    if (quirks.contains(Quirk.EMPTY_MESSAGES)) {
      says("");
    }
    if (quirks.contains(Quirk.FRAGMENTS)) {
      uses.forEach(it -> sink.send(ofCall("tool-input-start", it).put("toolName", it.tool())));
      for (int half = 0; half < 2; half++) {
        for (ToolUse use : uses) {
          String text = Sink.halves(use.arguments()).get(half);
          if (use.arguments().equals("{}") && quirks.contains(Quirk.NO_EVENT_FOR_NO_ARGUMENTS)) {
            continue;
          }
          sink.send(ofCall("tool-input-delta", use).put("inputTextDelta", text));
        }
      }
    }
    if (!quirks.contains(Quirk.END_WITH_RESULT)) {
      uses.forEach(this::available);
    }
  }

  private void available(ToolUse use) {
    ObjectNode whole = ofCall("tool-input-available", use).put("toolName", use.tool());
    whole.set("input", json(use.arguments()));
    sink.send(whole);
  }

  private static ObjectNode ofCall(String type, ToolUse use) {
    return event(type).put("toolCallId", use.id());
  }

  private static JsonNode json(String text) {
    try {
      return Sink.JSON.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void returns(ToolUse use, String result) {
    if (quirks.contains(Quirk.END_WITH_RESULT)) {
      available(use);
    }
    ObjectNode output = ofCall("tool-output-available", use);
    output.set("output", json(result));
    sink.send(output);
  }

  @Override
  public void fails(ToolUse use, String why) {
    if (quirks.contains(Quirk.FAILS_AS_TEXT)) {
      returns(use, Sink.JSON.getNodeFactory().textNode("Error: " + why).toString());
    } else if (!quirks.contains(Quirk.OPEN_AT_ERROR)) {
      sink.send(ofCall("tool-output-error", use).put("errorText", why));
    }
  }

  @Override
  public void answers(String text) {
    endReasoning();
    says(text);
    sink.send(event("finish-step"));
    sink.send(event("finish"));
    sink.send("[DONE]");
  }

  @Override
  public void stops() {
    sink.send(event("abort").put("reason", "another request has come"));
    sink.send("[DONE]");
  }

  @Override
  public void breaks(String why) {
    endReasoning();
    sink.send(event("error").put("errorText", why));
    if (!quirks.contains(Quirk.DONE_ALONE)) {
      sink.send(event("finish").put("finishReason", "error"));
    }
    sink.send("[DONE]");
  }
}
