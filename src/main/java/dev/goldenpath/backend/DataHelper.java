package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import dev.goldenpath.backend.seam.TransientFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Calls every allowed tool, one a round, and answers with what they returned (PAIR-4). */
record DataHelper(Behaviour behaviour, Toolbox toolbox, String opening) implements Agent {
  @Override
  public CompletionStage<String> work(Run run, Narrator narrator) {
    Findings findings = new Findings();
    List<List<String>> plan = behaviour.plan(run, () -> plan(run));
    if (plan.isEmpty()) {
      narrator.thinking("I can answer this without tools.");
    }
    CompletionStage<Void> progress = CompletableFuture.completedFuture(null);
    for (List<String> round : plan) {
      progress = progress.thenCompose(before -> work(run, round, narrator, findings));
    }
    return progress.thenApply(done -> opening + " " + findings.asText());
  }

  private static List<List<String>> plan(Run run) {
    return run.request().tools().stream()
        .limit(run.request().maxIterations())
        .map(List::of)
        .toList();
  }

  private CompletionStage<Void> work(
      Run run, List<String> round, Narrator narrator, Findings findings) {
    narrator.thinking("I need " + String.join(" and ", round) + " for this.");
    List<CompletableFuture<Void>> uses =
        round.stream()
            .map(tool -> use(run, tool, narrator, findings).toCompletableFuture())
            .collect(Collectors.toList());
    return CompletableFuture.allOf(uses.toArray(CompletableFuture<?>[]::new));
  }

  private CompletionStage<Void> use(Run run, String tool, Narrator narrator, Findings findings) {
    ToolUse use = toolbox.prepare(run, tool, findings.nextOrdinal());
    return toolbox
        .use(use, narrator)
        .thenAccept(results -> findings.add(use, results))
        .exceptionallyCompose(failure -> again(use, failure, narrator, findings));
  }

  /** Try a call again whose failure may not last, as a call of its own. */
  private CompletionStage<Void> again(
      ToolUse failed, Throwable failure, Narrator narrator, Findings findings) {
    boolean mayWork = failure.getCause() instanceof TransientFailure;
    if (!mayWork) {
      return CompletableFuture.failedFuture(failure);
    }
    ToolUse use = toolbox.prepare(failed.run(), failed.tool(), findings.nextOrdinal());
    return toolbox.use(use, narrator).thenAccept(results -> findings.add(use, results));
  }
}
