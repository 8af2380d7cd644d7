package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.concurrent.CompletionStage;

/** Something that an agent can use. */
interface Tool {

  String name();

  /** Choose the arguments for a message. */
  ObjectNode argsFor(String message);

  /**
   * Work, without blocking the caller; fails with {@link ToolFailed} where it cannot.
   *
   * @param narrator tells of the agent that uses it
   */
  CompletionStage<JsonNode> use(ToolUse use, Narrator narrator);
}
