package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Delegation;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Hands the task on to an agent nested in the run, which has all other tools (ORDER-4). */
record DelegateTool(Behaviour behaviour, Toolbox toolbox) implements Tool {
  @Override
  public String name() {
    return "delegate_tool";
  }

  @Override
  public ObjectNode argsFor(String message) {
    return Json.object().put("message", message);
  }

  @Override
  public CompletionStage<JsonNode> use(ToolUse use, Narrator narrator) {
    Run task = use.run().asking(use.run().request().without(name()));
    return behaviour
        .delegate(new Delegation(task, narrator), this::handOn)
        .thenApply(answer -> Json.object().put("final_response", answer));
  }

  private CompletionStage<String> handOn(Delegation task) {
    Narrator nested = task.narrator().nested(task.run());
    nested.started();
    return new DataHelper(behaviour, toolbox, "I looked.")
        .work(task.run(), nested)
        .handle((answer, failure) -> ended(nested, answer, failure));
  }

  private static String ended(Narrator nested, String answer, Throwable failure) {
    if (failure == null) {
      nested.answered(answer);
      return answer;
    }
    nested.failed("tool_failed", "A tool failed, so the agent could not answer.");
    throw new CompletionException(new ToolFailed("The agent that was asked could not answer."));
  }
}
