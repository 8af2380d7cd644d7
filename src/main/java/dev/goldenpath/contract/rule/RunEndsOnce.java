package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Ending;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
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
final class RunEndsOnce implements Rule.OfRun {
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
    void onEvent(AgentEvent event, Moment moment) {
      if (terminal.isPresent()) {
        broken(
            moment,
            "nothing of the run after its " + Say.at(terminal.get()),
            Say.at(event),
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
              + Say.seconds(run.scene().terms().limits().run()),
          last.map(event -> "nothing after " + Say.at(event)).orElse("no event of the run") + more,
          "look for the path on which the agent ends without telling",
          last.map(event -> List.<Entry>of(event.frame())).orElse(List.of()));
    }
  }
}
