package dev.goldenpath.rule.pair;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.AgentRequest;

/**
 * PAIR-3: only tools that the request allowed are called, in no more than {@code max_iterations}
 * rounds.
 *
 * <p>Keeps it: two tools allowed, both called, one a round, two rounds allowed. Breaks it: a third
 * tool; or executing, thinking, executing with one round allowed.
 */
public final class OnlyAllowedToolsAreCalled {
  public static final Rule RULE =
      inRun(
          Clause.PAIR_3,
          run -> run.run().request().map(asked -> pattern(run, asked)).orElse(nothingWanted()));

  private OnlyAllowedToolsAreCalled() {}

  private static Pattern pattern(RunSlice run, AgentRequest asked) {
    // An agent other than data_helper has defaults of its own.
    boolean toolsKnown = asked.tools().isPresent() || run.run().isDataHelper();
    boolean roundsKnown =
        run.timeline().facts().profile().request().says("max_iterations")
            && (asked.maxIterations().isPresent() || run.run().isDataHelper());
    // What comes after an end is ORDER-3's.
    return every(TOOL_EXECUTING.where(start -> !run.hasEndedBefore(start)))
        .must(
            that(
                event -> !toolsKnown || event.toolName().map(asked::allows).orElse(true),
                event -> "calls of " + String.join(", ", asked.allowedTools()) + " only",
                event -> Wording.at(event) + " calls " + Wording.call(event),
                "look where the agent takes its tools from: the request's agent_config.tools"),
            that(
                event -> !roundsKnown || run.rounds().until(event) <= asked.allowedRounds(),
                event ->
                    "tool calls in round "
                        + asked.allowedRounds()
                        + " at the latest (max_iterations)",
                event -> Wording.at(event) + " begins round " + run.rounds().until(event),
                "look where the agent's loop counts its rounds"));
  }
}
