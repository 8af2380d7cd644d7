package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tools by name; runs, times and tells each use. */
final class Toolbox {

  private final Behaviour behaviour;
  private final Map<String, Tool> tools;

  Toolbox(Behaviour behaviour, ScheduledExecutorService timer) {
    this.behaviour = behaviour;
    this.tools =
        Stream.of(
                new CurrentTimeTool(),
                new EchoTool(),
                new WaitTool(timer),
                new FailingTool(),
                new DelegateTool(behaviour, this))
            .collect(Collectors.toUnmodifiableMap(Tool::name, Function.identity()));
  }

  Set<String> names() {
    return tools.keySet();
  }

  /** Prepare a tool's use in a run. */
  ToolUse prepare(Run run, String name, int ordinal) {
    return new ToolUse(
        run,
        name,
        named(name).argsFor(run.request().message()),
        UUID.randomUUID().toString(),
        ordinal);
  }

  /** Use a tool, told by its two events; fails after telling where the tool fails. */
  CompletionStage<JsonNode> use(ToolUse use, Narrator narrator) {
    Instant start = narrator.executing(use);
    return work(use, narrator)
        .handle(
            (results, failure) -> {
              if (failure == null) {
                narrator.completed(use, results, start);
                return results;
              }
              narrator.broke(use, reason(failure), start);
              throw failure instanceof CompletionException wrapped
                  ? wrapped
                  : new CompletionException(failure);
            });
  }

  private CompletionStage<JsonNode> work(ToolUse use, Narrator narrator) {
    try {
      return behaviour.use(use, u -> named(u.tool()).use(u, narrator));
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private Tool named(String name) {
    Tool tool = tools.get(name);
    if (tool == null) {
      throw new ToolFailed("The tool is not known here.");
    }
    return tool;
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ToolFailed told
        ? String.valueOf(told.getMessage())
        : "The tool failed.";
  }
}
