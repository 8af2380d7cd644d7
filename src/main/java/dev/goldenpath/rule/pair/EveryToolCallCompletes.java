package dev.goldenpath.rule.pair;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Key;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import java.util.Optional;

/**
 * PAIR-1: every {@code tool_executing} is followed by exactly one {@code tool_completed} with its
 * correlation_id and tool_name, before the run's end.
 *
 * <p>Keeps it: executing c-1, completed c-1, agent_completed. Breaks it: executing c-1,
 * agent_completed; or executing c-1, completed c-1, completed c-1; or executing c-1 of echo_tool,
 * completed c-1 of wait_tool.
 */
public final class EveryToolCallCompletes {
  public static final Rule RULE = inRun(Clause.PAIR_1, EveryToolCallCompletes::pattern);

  private EveryToolCallCompletes() {}

  private static Pattern pattern(RunSlice run) {
    return all(
        // One that is announced twice is PAIR-2's to tell.
        every(TOOL_EXECUTING.where(start -> !run.isDoubled(start)))
            .isAnsweredByOne(TOOL_COMPLETED)
            .withTheSame(Key.of("correlation_id", event -> call(event, run)))
            .before(RUN_END)
            .owing(start -> "tool_completed for " + announced(start.event().orElseThrow()))
            .trying(
                start ->
                    "look for the path on which "
                        + tool(start)
                        + " ends without telling; the run is "
                        + run.run().id()
                        + " in the backend's log"),
        every(endedCalls(run))
            .must(
                that(
                    ToolCall::hasOneName,
                    call ->
                        "tool_completed for "
                            + Wording.call(call.start())
                            + ", under the name it started with",
                    call ->
                        Wording.at(call.completion()) + " for " + Wording.call(call.completion()),
                    "look which name the end of a tool call is reported under")));
  }

  /** Calls without an id are EVENT-3's to tell, and still complete, each tool's by itself. */
  private static Optional<String> call(AgentEvent event, RunSlice run) {
    AgentEvent named = run.completedWithoutId(event).map(ToolCall::start).orElse(event);
    return named.correlationId().or(() -> Optional.of("none, " + named.toolName().orElse("")));
  }

  private static String tool(Moment start) {
    return start.event().flatMap(AgentEvent::toolName).orElse("the tool");
  }

  private static String announced(AgentEvent start) {
    return start.toolName().orElse("the tool")
        + " (call "
        + start.correlationId().orElse("without correlation_id")
        + ", announced at event "
        + Wording.place(start)
        + ")";
  }
}
