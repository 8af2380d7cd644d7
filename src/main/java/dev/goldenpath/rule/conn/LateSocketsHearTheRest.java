package dev.goldenpath.rule.conn;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Rules;
import dev.goldenpath.timeline.LateListener;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.util.List;
import java.util.Optional;

/**
 * CONN-8, for a socket that joins in the middle of a run: it gets every event sent while it is
 * open.
 *
 * <p>Keeps it: joined during a tool call, tool_completed and agent_completed heard. Breaks it: the
 * same, and nothing heard; or the end alone.
 *
 * <p>Imperative: what is owed to the one socket is told by what another has heard.
 */
public final class LateSocketsHearTheRest {
  private static final String HINT =
      "look when a socket is registered for a thread: a run that is under way must find it too";

  public static final Rule RULE = Rules.inRun(Clause.CONN_8, run -> stalls -> new Joined(run));

  private LateSocketsHearTheRest() {}

  private static final class Joined extends Automaton {
    private final RunSlice run;

    Joined(RunSlice run) {
      this.run = run;
    }

    @Override
    public void on(Moment moment) {
      if (run.terminal().isEmpty() || !run.terminal().equals(moment.event())) {
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
    protected long due() {
      return run.terminal()
          .map(end -> EverySocketHearsEverything.latest(run, end))
          .filter(limit -> waitedFor(limit).isPresent())
          .orElse(NEVER);
    }

    @Override
    public void tick(long nanos) {
      long limit = wakeAt();
      LateListener late = waitedFor(limit).orElseThrow();
      broken(
          limit,
          expected(late),
          lacks(late, limit),
          HINT,
          List.of(run.terminal().orElseThrow().frame()));
    }
  }
}
