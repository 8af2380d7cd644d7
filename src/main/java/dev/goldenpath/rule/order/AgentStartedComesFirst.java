package dev.goldenpath.rule.order;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.RunSlice;

/**
 * ORDER-1: {@code agent_started} is a run's first event, once. A stream that rejects its request
 * (ISO-3) may hold nothing but the error.
 *
 * <p>Keeps it: started, thinking, completed. Breaks it: thinking, started; or started, started.
 */
public final class AgentStartedComesFirst {
  public static final Rule RULE = inRun(Clause.ORDER_1, AgentStartedComesFirst::pattern);

  private AgentStartedComesFirst() {}

  private static Pattern pattern(RunSlice run) {
    // What comes after an end is ORDER-3's.
    Element<AgentEvent> event = RUN_EVENT.where(it -> !run.hasEndedBefore(it));
    Element<AgentEvent> start = AGENT_STARTED.where(it -> !run.hasEndedBefore(it));
    return all(
            run.isWhole() && run.run().call().filter(Call::isRejectedByStream).isEmpty()
                ? first(event, start)
                    .hint(
                        "look whether the run is announced before its first work, and whether the"
                            + " socket is registered for it by then")
                : nothingWanted(),
            never(start)
                .after(event.where(it -> it.type() != EventType.AGENT_STARTED))
                .hint("look whether events are reordered on their way to the socket"),
            atMost(1, start)
                .hint("look for a second place that announces the run, or for an event sent twice"))
        .exercisedBy(start);
  }
}
