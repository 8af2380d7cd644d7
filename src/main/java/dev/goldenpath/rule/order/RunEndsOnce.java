package dev.goldenpath.rule.order;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Count;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;
import java.util.List;

/**
 * ORDER-3: a run ends with exactly one {@code agent_completed} or {@code agent_error}; nothing of
 * the run follows it.
 *
 * <p>Keeps it: …, agent_completed. Breaks it: agent_completed, agent_completed; or agent_completed,
 * agent_thinking; or begun, and no end within the run limit. How a run would have ended whose
 * socket is gone, nobody knows.
 */
public final class RunEndsOnce {
  public static final Rule RULE =
      inRun(
          Clause.ORDER_3,
          run ->
              all(
                  run.isWhole() ? endsInTime(run) : nothingWanted(),
                  nothingAfter(RUN_END, RUN_EVENT)
                      .hint(
                          "look for a second path that ends the run, or for work that goes on after"
                              + " its end")));

  private RunEndsOnce() {}

  /**
   * A run that tells nothing at all is TIME-4's: only one that has begun can lack its end. A stream
   * is one run's alone, and closes by its end.
   */
  private static Pattern endsInTime(RunSlice run) {
    Duration limit = run.timeline().facts().limits().run();
    Count end = lastEvent(run);
    boolean isStreamed = run.timeline().facts().profile().protocol().isStream();
    return (isStreamed ? end : end.whileOpen())
        .after(RUN_EVENT.where(event -> !event.type().isTerminal()))
        .reworded(
            breach ->
                breach
                    .expecting(
                        RUN_END.name() + " within " + Wording.seconds(limit) + " of the request")
                    .trying(
                        "look for the path on which the agent ends without telling"
                            + otherName(run)));
  }

  /** What came last may be the end, under a name that the target's profile does not know. */
  private static String otherName(RunSlice run) {
    List<AgentEvent> events = run.events();
    return events.isEmpty() || events.get(events.size() - 1).type() != EventType.UNKNOWN
        ? ""
        : run.timeline()
            .facts()
            .profile()
            .orWrite("types.agent_error", events.get(events.size() - 1).typeName());
  }
}
