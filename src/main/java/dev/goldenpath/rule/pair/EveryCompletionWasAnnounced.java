package dev.goldenpath.rule.pair;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;

/**
 * PAIR-2: no {@code tool_completed} without its {@code tool_executing}; no correlation_id for two
 * tool calls of one run.
 *
 * <p>Keeps it: executing c-1, executing c-2, completed c-2, completed c-1. Breaks it: completed c-9
 * out of nowhere; or executing c-1, completed c-1, executing c-1.
 */
public final class EveryCompletionWasAnnounced {
  public static final Rule RULE =
      inRun(
          Clause.PAIR_2,
          run ->
              every(TOOL_EXECUTING)
                  .hasItsOwn(CORRELATION_ID)
                  .and(
                      run.isWhole()
                          ? every(TOOL_COMPLETED.where(it -> run.completedWithoutId(it).isEmpty()))
                              .isPrecededBy(TOOL_EXECUTING)
                              .withTheSame(CORRELATION_ID)
                          : nothingWanted())
                  .exercisedBy(TOOL_COMPLETED));

  private EveryCompletionWasAnnounced() {}
}
