package dev.goldenpath.rule.pair;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.AgentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PAIR-4: {@code data_helper} calls every allowed tool, first calls in the order given.
 *
 * <p>Keeps it: a and b allowed, a called, b called. Breaks it: b called before a; or completed with
 * b never called and rounds left.
 */
public final class AgentDoesWhatWasAsked {
  public static final Rule RULE =
      inRun(
          Clause.PAIR_4,
          run ->
              run.isWhole() && run.run().isDataHelper()
                  ? pattern(run, run.run().request().orElseThrow())
                  : nothingWanted());

  private AgentDoesWhatWasAsked() {}

  private static Pattern pattern(RunSlice run, AgentRequest asked) {
    List<String> tools = asked.allowedTools().stream().distinct().toList();
    return all(
            inOrder(tools.stream().map(tool -> callOf(tool, run)).toList())
                .reworded(
                    breach ->
                        breach.expecting(
                            breach.expected()
                                + ", in the order given: "
                                + String.join(", ", tools)))
                .hint("look whether the agent keeps the order of agent_config.tools"),
            every(AGENT_COMPLETED).must(end -> hasCalledAll(end, run, asked)))
        .exercisedBy(AGENT_COMPLETED.where(end -> !run.startsUntil(end).isEmpty()));
  }

  /** A call that only its end tells of was made all the same (PAIR-2). */
  private static Element<AgentEvent> callOf(String tool, RunSlice run) {
    return TOOL_EXECUTING
        .where(start -> !start.isOfNestedAgent())
        .or(TOOL_COMPLETED.where(run::isUnannounced))
        .where(event -> event.toolName().equals(Optional.of(tool)))
        .named("call of " + tool);
  }

  /** A call without a name (EVENT-3) may be that of any tool. */
  private static long nameless(AgentEvent end, RunSlice run) {
    return run.startsUntil(end).stream().filter(start -> start.toolName().isEmpty()).count();
  }

  /** Who hands his task on in vain need do no more himself. */
  private static boolean isVain(ToolCall call) {
    return call.isDelegation() && call.hasFailed() && !call.start().isOfNestedAgent();
  }

  /** After a failure nothing more need be called; that it was no success is TRUE-4's to tell. */
  private static Optional<Mismatch> hasCalledAll(AgentEvent end, RunSlice run, AgentRequest asked) {
    List<String> left = new ArrayList<>(asked.allowedTools());
    left.removeAll(
        run.startsUntil(end).stream().map(start -> start.toolName().orElse("")).toList());
    if (left.isEmpty()) {
      return Mismatch.none();
    }
    left.removeAll(run.unannouncedUntil(end));
    int rounds = run.rounds().mostUntil(end);
    return left.size() <= nameless(end, run)
            || rounds >= asked.allowedRounds()
            || !run.failedUntil(end).isEmpty()
            || run.completedUntil(end).stream().anyMatch(AgentDoesWhatWasAsked::isVain)
        ? Mismatch.none()
        : Mismatch.of(
            "a call of every allowed tool: " + String.join(", ", asked.allowedTools()),
            Wording.at(end)
                + " after "
                + rounds
                + " of "
                + asked.allowedRounds()
                + " rounds, with no call of "
                + String.join(", ", left),
            "look why the agent stops before it has used its tools");
  }
}
