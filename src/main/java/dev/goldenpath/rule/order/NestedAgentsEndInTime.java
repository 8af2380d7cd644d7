package dev.goldenpath.rule.order;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Key;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.timeline.RunSlice;
import java.util.Optional;

/**
 * ORDER-4: a nested agent ends with exactly one {@code agent_completed} or {@code agent_error},
 * after its own tool calls and before its parent's end.
 *
 * <p>Keeps it: agent_started a-2 for a-1, its tool call, agent_completed a-2, and then the run's.
 * Breaks it: the run's end with a-2 at work; or two ends of a-2; or agent_started for a parent that
 * nobody knows.
 */
public final class NestedAgentsEndInTime {
  private static final Key AGENT = Key.of("agent_id", AgentEvent::agentId);

  public static final Rule RULE =
      inRun(
          Clause.ORDER_4,
          run ->
              run.isWhole() && run.timeline().facts().capabilities().contains(Capability.SUB_AGENTS)
                  ? pattern(run)
                  : nothingWanted());

  private NestedAgentsEndInTime() {}

  private static Pattern pattern(RunSlice run) {
    return all(
            every(NESTED_STARTED).must(isNew(run), worksForOneAtWork(run)),
            every(NESTED_STARTED).hasItsOwn(AGENT),
            every(NESTED_STARTED)
                .isAnsweredByOne(NESTED_END)
                .withTheSame(AGENT)
                .before(RUN_END)
                .owing(
                    start ->
                        "one "
                            + NESTED_END.name()
                            + " for agent "
                            + start.event().flatMap(AgentEvent::agentId).orElse("")
                            + ", before "
                            + RUN_END.name()
                            + " of the run")
                .trying(start -> "look for the path on which a nested agent ends without telling"),
            every(NESTED_END).isPrecededBy(NESTED_STARTED).withTheSame(AGENT),
            every(NESTED_END)
                .must(end -> hasNoCallOpen(end, run), end -> hasNobodyAtWork(end, run)),
            every(RUN_EVENT.where(event -> event.isOfNestedAgent() && !event.type().isOfNested()))
                .must(event -> isAtWork(event, run)))
        .exercisedBy(NESTED_STARTED);
  }

  private static Check<AgentEvent> isNew(RunSlice run) {
    return that(
        start -> start.agentId().filter(id -> !run.nestedAgents().isRoot(id)).isPresent(),
        "data.agent_id of its own in the agent_started of a nested agent",
        start -> Wording.at(start) + " has " + Wording.value(start.data("agent_id")),
        "look where the nested agent gets its id");
  }

  private static Check<AgentEvent> worksForOneAtWork(RunSlice run) {
    return that(
        start ->
            start
                .parentAgentId()
                .filter(parent -> !start.agentId().equals(Optional.of(parent)))
                .filter(run.nestedAgents()::isAtWork)
                .isPresent(),
        "data.parent_agent_id of an agent that is at work in the run",
        start -> Wording.at(start) + " has " + Wording.value(start.data("parent_agent_id")),
        "look where the nested agent learns for whom it works");
  }

  private static Optional<Mismatch> hasNoCallOpen(AgentEvent end, RunSlice run) {
    return run.openCallsOf(end.nestedIn().orElseThrow()).stream()
        .findFirst()
        .flatMap(
            call ->
                Mismatch.of(
                    "tool_completed for " + Wording.call(call) + " before its agent's end",
                    Wording.at(end) + " of agent " + end.agentId().orElse(""),
                    "look whether the nested agent waits for its tools",
                    call.frame()));
  }

  private static Optional<Mismatch> hasNobodyAtWork(AgentEvent end, RunSlice run) {
    return run.nestedAgents()
        .atWorkFor(end.nestedIn().orElseThrow())
        .flatMap(
            start ->
                Mismatch.of(
                    NESTED_END.name()
                        + " for agent "
                        + start.agentId().orElse("")
                        + " before its parent's",
                    Wording.at(end) + " of agent " + end.agentId().orElse(""),
                    "look whether an agent waits for those that work for it",
                    start.frame()));
  }

  private static Optional<Mismatch> isAtWork(AgentEvent event, RunSlice run) {
    String agent = event.nestedIn().orElseThrow();
    return run.nestedAgents().isAtWork(agent)
        ? Mismatch.none()
        : Mismatch.of(
            "events of agent " + agent + " between its beginning and its end only",
            Wording.at(event) + ", when it is not at work",
            "look for work that goes on after a nested agent's end, or for a beginning that is not"
                + " told");
  }
}
