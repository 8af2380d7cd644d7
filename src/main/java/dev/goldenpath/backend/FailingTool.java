package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.concurrent.CompletionStage;

/** Throws whenever it is used. */
final class FailingTool implements Tool {

  @Override
  public String name() {
    return "failing_tool";
  }

  @Override
  public ObjectNode argsFor(String message) {
    return Json.object();
  }

  @Override
  public CompletionStage<JsonNode> use(ToolUse use, Narrator narrator) {
    throw new ToolFailed("failing_tool always fails.");
  }
}
