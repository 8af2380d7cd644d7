package dev.goldenpath.rule.time;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Deadlines;
import dev.goldenpath.rule.pattern.OpenCalls;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * TIME-4: the first event arrives within the first-event limit, the last within the run limit.
 *
 * <p>Keeps it: started after 2 s of 10, completed after 9 s of 30. Breaks it: no event after 10 s;
 * or an open tool call after 30 s.
 */
public final class FirstAndLastComeInTime implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.TIME_4;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends RunMonitor {
    private boolean first;
    private boolean last;

    Watch(RunSlice run) {
      super(Clause.TIME_4, run);
    }

    @Override
    public void onEvent(AgentEvent event, Moment moment) {
      first = true;
      last = last || event.type().isTerminal();
      if (last) {
        kept();
      } else {
        owing();
      }
    }

    @Override
    protected long wakeAt() {
      if (!run.isWhole() || last || isBroken()) {
        return NEVER;
      }
      return unlessClosedBy(first ? Deadlines.lastEvent(run) : Deadlines.firstEvent(run));
    }

    @Override
    protected void tick(long nanos) {
      var limits = run.scene().terms().limits();
      if (first) {
        broken(
            wakeAt(),
            awaited() + " within " + Wording.seconds(limits.run()) + " of the request",
            "silence since " + lastSeen(),
            "look what the run waits for; a limit inside the backend should end it with"
                + " agent_error",
            witnesses());
      } else {
        broken(
            wakeAt(),
            "agent_started within " + Wording.seconds(limits.firstEvent()) + " of the request",
            "no event of the run, on a socket that was open and greeted before the request",
            "look whether the agent was started, and to whom its events are addressed",
            witnesses());
      }
    }

    private String awaited() {
      List<AgentEvent> open = OpenCalls.of(known());
      return open.isEmpty()
          ? "agent_completed or agent_error"
          : "tool_completed for " + Wording.call(open.get(0)) + ", then the run's end";
    }

    private String lastSeen() {
      return known().isEmpty() ? "the request" : Wording.at(known().get(known().size() - 1));
    }

    private List<AgentEvent> known() {
      return run.eventsUntil(wakeAt());
    }

    private List<Entry> witnesses() {
      List<Entry> shown = new ArrayList<>();
      run.run().call().ifPresent(call -> shown.add(call.request()));
      List<AgentEvent> events = known();
      events.stream()
          .skip(Math.max(0, events.size() - 3))
          .forEach(event -> shown.add(event.frame()));
      return shown;
    }
  }
}
