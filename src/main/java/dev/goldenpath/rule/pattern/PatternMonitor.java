package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.State;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.wire.Entry;

/** Watch a slice for a clause by an automaton. A slice ends once, and a socket's with it. */
final class PatternMonitor extends Monitor {
  private final Automaton automaton;
  private boolean over;

  PatternMonitor(Clause clause, SliceId slice, Automaton automaton) {
    super(clause, slice);
    this.automaton = automaton;
    look();
  }

  @Override
  protected void on(Moment moment) {
    if (!isDecided()) {
      automaton.on(moment);
      look();
    }
    if (moment.entry() instanceof Entry.SocketClosed closed && slice().isOfSocket()) {
      end(closed.bySuite() ? Ending.GIVEN_UP : Ending.SOCKET_CLOSED, closed.at().nanos());
    }
  }

  @Override
  protected void tick(long nanos) {
    automaton.tick(nanos);
    look();
  }

  @Override
  protected long wakeAt() {
    return isDecided() ? NEVER : automaton.wakeAt();
  }

  @Override
  protected void end(Ending ending, long nanos) {
    if (!isDecided()) {
      automaton.end(ending, nanos);
      look();
      over = true;
    }
  }

  private boolean isDecided() {
    return over || isBroken();
  }

  private void look() {
    automaton.breach().ifPresent(this::broken);
    automaton.doubt().ifPresent(this::undecided);
    State state = automaton.state();
    if (state == State.OPEN) {
      owing();
    } else if (state == State.KEPT) {
      keptForGood();
    } else if (state == State.KEPT_SO_FAR) {
      kept();
    }
  }

  private void broken(Breach breach) {
    within(breach.run(), breach.call());
    broken(breach.decidedAt(), breach.expected(), breach.seen(), breach.hint(), breach.witnesses());
  }
}
