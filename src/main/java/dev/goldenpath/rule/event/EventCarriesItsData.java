package dev.goldenpath.rule.event;

import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Events;
import dev.goldenpath.rule.schema.SchemaProblem;

/**
 * EVENT-1 to EVENT-6: an event of a type carries what its schema asks for, beside the envelope.
 *
 * <p>Keeps it: tool_completed with results and execution_time 0.5. Breaks it: execution_time "0.5";
 * or results null without an error; or a blank thought.
 */
public final class EventCarriesItsData {
  private EventCarriesItsData() {}

  public static Rule of(Clause clause, EventType type) {
    return onSocket(
        clause,
        (socket, timeline) ->
            every(type.nested() == type ? Events.of(type) : ofAnyAgent(type))
                .must(Events.fits(type.wireName(), EventCarriesItsData::isBesideTheEnvelope))
                .hint(
                    "look where the backend makes "
                        + type.wireName()
                        + ", on every path that sends it"));
  }

  private static Element<AgentEvent> ofAnyAgent(EventType type) {
    return Events.of(type).or(Events.of(type.nested())).named(type.wireName());
  }

  /** What the envelope lacks is EVENT-0's to say. */
  private static boolean isBesideTheEnvelope(SchemaProblem problem) {
    return problem.pointer().startsWith("data.") || problem.pointer().equals("correlation_id");
  }
}
