package dev.goldenpath.rule.time;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCalls;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * TIME-4: the first event arrives within the first-event limit, the last within the run limit.
 *
 * <p>Keeps it: started after 2 s of 10, completed after 9 s of 30. Breaks it: no event after 10 s;
 * or an open tool call after 30 s.
 */
public final class FirstAndLastComeInTime {
  public static final Rule RULE =
      inRun(Clause.TIME_4, run -> run.isWhole() ? pattern(run) : nothingWanted());

  private FirstAndLastComeInTime() {}

  private static Pattern pattern(RunSlice run) {
    Limits limits = run.timeline().facts().limits();
    return all(
        firstEvent(run).silence(unlessMisnamed(run, () -> noFirst(run, limits.firstEvent()))),
        lastEvent(run).silence(unlessMisnamed(run, () -> noLast(run, limits.run()))));
  }

  /** What may have come under another run's name is not silent (HTTP-3, ISO-1). */
  private static Supplier<Optional<Mismatch>> unlessMisnamed(
      RunSlice run, Supplier<Optional<Mismatch>> silence) {
    return () -> run.mayBeMisnamed() ? Mismatch.none() : silence.get();
  }

  private static Optional<Mismatch> noFirst(RunSlice run, Duration limit) {
    return Mismatch.of(
        "agent_started within " + Wording.seconds(limit) + " of the request",
        "no event of the run, on a socket that was open and greeted before the request",
        "look whether the agent was started, and to whom its events are addressed",
        witnesses(run, List.of()));
  }

  private static Optional<Mismatch> noLast(RunSlice run, Duration limit) {
    List<AgentEvent> known = known(run, limit);
    List<AgentEvent> open = ToolCalls.of(known, run.timeline().facts().profile().parts()).open();
    return Mismatch.of(
        (open.isEmpty()
                ? "agent_completed or agent_error"
                : "tool_completed for " + Wording.call(open.get(0)) + ", then the run's end")
            + " within "
            + Wording.seconds(limit)
            + " of the request",
        "silence since "
            + (known.isEmpty() ? "the request" : Wording.at(known.get(known.size() - 1))),
        "look what the run waits for; a limit inside the backend should end it with agent_error",
        witnesses(run, known));
  }

  /** Return what had come when the limit passed, whenever that is told. */
  private static List<AgentEvent> known(RunSlice run, Duration limit) {
    long begin = run.turns().begin();
    return run.eventsUntil(begin + limit.plus(run.timeline().stalls().since(begin)).toNanos());
  }

  private static Entry[] witnesses(RunSlice run, List<AgentEvent> events) {
    List<Entry> shown = new ArrayList<>();
    run.run().call().ifPresent(call -> shown.add(call.request()));
    events.stream().skip(Math.max(0, events.size() - 3)).forEach(event -> shown.add(event.frame()));
    return shown.toArray(Entry[]::new);
  }
}
