package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Launches runs and sees each through to its one last event (ORDER-1, ORDER-3). */
final class Runner {

  private final Behaviour behaviour;
  private final Agents agents;
  private final Emitter emitter;
  private final Executor executor;
  private final RunLog log;
  private final AtomicInteger launched = new AtomicInteger();

  Runner(Behaviour behaviour, Agents agents, Emitter emitter, Executor executor, RunLog log) {
    this.behaviour = behaviour;
    this.agents = agents;
    this.emitter = emitter;
    this.executor = executor;
    this.log = log;
  }

  /** Start a run in the background. */
  Run launch(User user, RunRequest request) {
    String id = behaviour.nameRun(user, request, () -> UUID.randomUUID().toString());
    Run run = new Run(id, user, request, launched.incrementAndGet());
    executor.execute(() -> conduct(run));
    return run;
  }

  private void conduct(Run run) {
    Narrator narrator = new Narrator(run, emitter::emit);
    narrator.started();
    work(run, narrator).whenComplete((answer, failure) -> finish(run, narrator, answer, failure));
  }

  private CompletionStage<String> work(Run run, Narrator narrator) {
    try {
      return behaviour.perform(
          run, narrator, () -> agents.ofType(run.request().agentType()).work(run, narrator));
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private void finish(Run run, Narrator narrator, String answer, Throwable failure) {
    if (failure == null) {
      narrator.answered(answer);
      log.completed(run);
      return;
    }
    boolean ofTool = cause(failure) instanceof ToolFailed;
    narrator.failed(
        ofTool ? "tool_failed" : "agent_failed",
        ofTool ? "A tool failed, so the agent could not answer." : "The agent failed.");
    log.failed(run, cause(failure));
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
