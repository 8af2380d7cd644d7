package dev.goldenpath.rule.order;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Deadlines;
import dev.goldenpath.rule.pattern.OpenCalls;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;

/**
 * ORDER-3: a run ends with exactly one {@code agent_completed} or {@code agent_error}; nothing of
 * the run follows it.
 *
 * <p>Keeps it: …, agent_completed. Breaks it: agent_completed, agent_completed; or agent_completed,
 * agent_thinking; or no end within the run limit.
 */
public final class RunEndsOnce implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.ORDER_3;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends RunMonitor {
    private Optional<AgentEvent> terminal = Optional.empty();
    private Optional<AgentEvent> last = Optional.empty();

    Watch(RunSlice run) {
      super(Clause.ORDER_3, run);
    }

    @Override
    public void onEvent(AgentEvent event, Moment moment) {
      if (terminal.isPresent()) {
        broken(
            moment,
            "nothing of the run after its " + Wording.at(terminal.get()),
            Wording.at(event),
            "look for a second path that ends the run, or for work that goes on after its end",
            terminal.get().frame());
      } else if (event.type().isTerminal()) {
        terminal = Optional.of(event);
        kept();
      } else {
        owing();
      }
      last = Optional.of(event);
    }

    @Override
    protected long wakeAt() {
      return run.isWhole() && terminal.isEmpty() && !isBroken()
          ? unlessClosedBy(Deadlines.lastEvent(run))
          : NEVER;
    }

    @Override
    protected void tick(long nanos) {
      // Where work could still be going on, the clock is the cause (TIME-4) and this follows it.
      unended(
          OpenCalls.of(run.eventsUntil(wakeAt())).isEmpty() && last.isPresent()
              ? wakeAt()
              : wakeAt() + 1,
          "");
    }

    @Override
    protected void end(Ending ending, long nanos) {
      if (ending == Ending.SOCKET_CLOSED && run.isWhole() && terminal.isEmpty()) {
        unended(nanos, ", and the socket is closed");
      }
    }

    private void unended(long nanos, String more) {
      broken(
          nanos,
          "agent_completed or agent_error within "
              + Wording.seconds(run.scene().terms().limits().run()),
          last.map(event -> "nothing after " + Wording.at(event)).orElse("no event of the run")
              + more,
          "look for the path on which the agent ends without telling",
          last.map(event -> List.<Entry>of(event.frame())).orElse(List.of()));
    }
  }
}
