package dev.goldenpath.rule.conn;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.timeline.LateListener;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;

/**
 * CONN-8, for a socket that joins in the middle of a run: it gets every event sent while it is
 * open.
 *
 * <p>Keeps it: joined during a tool call, tool_completed and agent_completed heard. Breaks it: the
 * same, and nothing heard; or the end alone.
 */
public final class LateSocketsHearTheRest implements Rule.OfRun {
  private static final String HINT =
      "look when a socket is registered for a thread: a run that is under way must find it too";

  @Override
  public Clause clause() {
    return Clause.CONN_8;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends RunMonitor {
    Watch(RunSlice run) {
      super(Clause.CONN_8, run);
    }

    @Override
    public void onEvent(AgentEvent event, Moment moment) {
      if (run.terminal().filter(end -> end == event).isEmpty()) {
        return;
      }
      if (run.isWhole()) {
        LateListener.of(run).forEach(late -> compare(late, moment));
      } else {
        endedOnAnother()
            .map(whole -> new LateListener(run.socket(), whole))
            .filter(LateListener::isOwedAny)
            .ifPresent(late -> compare(late, moment));
      }
    }

    /**
     * Return how a socket that listened from the beginning saw the run, once it has ended there.
     */
    private Optional<RunSlice> endedOnAnother() {
      return run.scene().slicesOf(run.run()).stream()
          .filter(other -> other.isOwn() && other.isWhole() && other.terminal().isPresent())
          .findFirst();
    }

    private void compare(LateListener late, Moment moment) {
      if (!late.hasHeardTheEnd()) {
        owing();
      } else if (late.missingAt(moment.at().nanos()).isEmpty()) {
        kept();
      } else {
        broken(moment, expected(late), lacks(late, moment.at().nanos()), HINT);
      }
    }

    private static String expected(LateListener late) {
      return "on "
          + late.socket().name()
          + ", which joined in mid-run, the same as on "
          + late.whole().socket().name()
          + " from then on";
    }

    private static String lacks(LateListener late, long at) {
      return late.socket().name() + " lacks " + String.join(", ", late.missingAt(at));
    }

    private Optional<LateListener> waitedFor(long limit) {
      return LateListener.of(run).stream()
          .filter(late -> !late.hasHeardTheEndBy(limit))
          .filter(late -> late.socket().closed().filter(it -> it.at().nanos() <= limit).isEmpty())
          .findFirst();
    }

    @Override
    protected long wakeAt() {
      return isBroken()
          ? NEVER
          : run.terminal()
              .map(end -> EverySocketHearsEverything.latest(run, end))
              .filter(limit -> waitedFor(limit).isPresent())
              .orElse(NEVER);
    }

    @Override
    protected void tick(long nanos) {
      long limit = wakeAt();
      AgentEvent end = run.terminal().orElseThrow();
      LateListener late = waitedFor(limit).orElseThrow();
      broken(limit, expected(late), lacks(late, limit), HINT, List.<Entry>of(end.frame()));
    }
  }
}
