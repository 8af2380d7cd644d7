package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.Optional;
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
  private final Overlap overlap;
  private final Turns turns = new Turns();
  private final AtomicInteger launched = new AtomicInteger();

  Runner(
      Behaviour behaviour,
      Agents agents,
      Emitter emitter,
      Executor executor,
      RunLog log,
      Overlap overlap) {
    this.behaviour = behaviour;
    this.agents = agents;
    this.emitter = emitter;
    this.executor = executor;
    this.log = log;
    this.overlap = overlap;
  }

  /** Start a run in the background; none where one goes on in its thread, and that is refused. */
  synchronized Optional<Run> launch(User user, RunRequest request) {
    Overlap how = behaviour.overlap(request, () -> overlap);
    if (how == Overlap.REJECT && turns.isTaken(request.threadId())) {
      return Optional.empty();
    }
    String id = behaviour.nameRun(user, request, () -> UUID.randomUUID().toString());
    Run run = new Run(id, user, request, launched.incrementAndGet());
    Narrator narrator = new Narrator(run, emitter::emit);
    CompletableFuture<Void> end = new CompletableFuture<>();
    begin(run, narrator, end, how).thenRunAsync(() -> conduct(run, narrator, end), executor);
    return Optional.of(run);
  }

  private CompletionStage<Void> begin(
      Run run, Narrator narrator, CompletableFuture<Void> end, Overlap how) {
    return how == Overlap.PARALLEL
        ? CompletableFuture.completedFuture(null)
        : turns.take(run.threadId(), narrator, end, how == Overlap.INTERRUPT);
  }

  private void conduct(Run run, Narrator narrator, CompletableFuture<Void> end) {
    narrator.started();
    work(run, narrator)
        .whenComplete((answer, failure) -> finish(run, narrator, answer, failure))
        .whenComplete((answer, failure) -> end.complete(null));
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
