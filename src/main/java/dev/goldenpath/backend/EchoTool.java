package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives back the text that it is given (TRUE-1). */
final class EchoTool implements Tool {

  @Override
  public String name() {
    return "echo_tool";
  }

  @Override
  public ObjectNode argsFor(String message) {
    return Json.object().put("text", message);
  }

  @Override
  public CompletionStage<JsonNode> use(ToolUse use, Narrator narrator) {
    return CompletableFuture.completedFuture(
        Json.object().put("text", use.args().path("text").asText()));
  }
}
