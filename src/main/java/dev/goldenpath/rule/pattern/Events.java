package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.schema.SchemaProblem;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of moment that the contract's rules speak of. */
public final class Events {
  public static final Element<AgentEvent> AGENT_STARTED = of(EventType.AGENT_STARTED);
  public static final Element<AgentEvent> AGENT_THINKING = of(EventType.AGENT_THINKING);
  public static final Element<AgentEvent> TOOL_EXECUTING = of(EventType.TOOL_EXECUTING);
  public static final Element<AgentEvent> TOOL_COMPLETED = of(EventType.TOOL_COMPLETED);
  public static final Element<AgentEvent> AGENT_COMPLETED = of(EventType.AGENT_COMPLETED);
  public static final Element<AgentEvent> AGENT_ERROR = of(EventType.AGENT_ERROR);

  /** What ends a run. */
  public static final Element<AgentEvent> RUN_END = AGENT_COMPLETED.or(AGENT_ERROR);

  /** The beginning of an agent that is nested in a run. */
  public static final Element<AgentEvent> NESTED_STARTED = of(EventType.NESTED_STARTED);

  /** The end of an agent that is nested in a run. */
  public static final Element<AgentEvent> NESTED_END =
      of(EventType.NESTED_COMPLETED).or(of(EventType.NESTED_ERROR));

  /** Any event of EVENT-1 to EVENT-6. */
  public static final Element<AgentEvent> RUN_EVENT =
      Element.events(
          "event of the run",
          Interest.in(
              Arrays.stream(EventType.values())
                  .filter(EventType::isOfRun)
                  .toArray(EventType[]::new)));

  /** Any message that can be read as an event. */
  public static final Element<AgentEvent> ANY_EVENT = Element.events("message", Interest.EVENTS);

  public static final Key CORRELATION_ID = Key.of("correlation_id", AgentEvent::correlationId);

  private Events() {}

  public static Element<AgentEvent> of(EventType type) {
    return Element.events(type.wireName(), Interest.in(type));
  }

  /** Want a message as its schema says, as far as these problems are meant. */
  public static Check<AgentEvent> fits(String schema, Predicate<SchemaProblem> which) {
    return event -> {
      List<SchemaProblem> problems = Schemas.check(schema, event.canonical());
      return problems.isEmpty() ? Mismatch.none() : worst(problems, schema, event, which);
    };
  }

  private static Optional<Mismatch> worst(
      List<SchemaProblem> problems,
      String schema,
      AgentEvent event,
      Predicate<SchemaProblem> which) {
    return problems.stream()
        .filter(which)
        .filter(problem -> !event.isUntold(problem.pointer()))
        .findFirst()
        .flatMap(
            worst ->
                Mismatch.of(
                    worst.pointer() + ": " + worst.expected(),
                    Wording.at(event) + " has " + worst.seen(),
                    "look where " + schema + " is made"));
  }

  /** The first event of a run within its limit, which counts from when it has its turn. */
  public static Count firstEvent(RunSlice run) {
    return Patterns.exists(RUN_EVENT)
        .by(run.turns()::begin, run.timeline().facts().limits().firstEvent(), "the request");
  }

  /** The end of a run within its limit, which counts from when it has its turn. */
  public static Count lastEvent(RunSlice run) {
    return Patterns.exists(RUN_END)
        .by(run.turns()::begin, run.timeline().facts().limits().run(), "the request");
  }

  /** The completions of a run's tool calls that are known to be theirs, each with its start. */
  public static Element<ToolCall> toolCalls(RunSlice run) {
    return endedCalls(run).where(call -> !run.isMixedUp(call));
  }

  /** The completions of a run's tool calls, each with its start. */
  public static Element<ToolCall> endedCalls(RunSlice run) {
    return new Element<>(
        "tool call",
        TOOL_COMPLETED.interest(),
        moment -> TOOL_COMPLETED.in(moment).flatMap(run::completedBy),
        call -> List.of(call.start().frame()));
  }
}
