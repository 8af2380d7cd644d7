package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;

/** Stands where another automaton stands, until a moment comes that forgives what is owed. */
final class Excused extends Automaton {
  private final Automaton other;
  private final Element<?> excuse;
  private boolean forgiven;

  Excused(Automaton other, Element<?> excuse) {
    this.other = other;
    this.excuse = excuse;
    look();
  }

  @Override
  protected void on(Moment moment) {
    if (forgiven) {
      return;
    }
    if (excuse.matches(moment)) {
      forgiven = true;
      become(state() == Standing.OPEN ? Standing.NOT_EXERCISED : state());
      dueAt(NEVER);
    } else {
      other.take(moment);
      look();
    }
  }

  @Override
  public void tick(long nanos) {
    if (!forgiven) {
      other.tickIfDue(nanos);
      look();
    }
  }

  @Override
  public void end(Ending ending, long nanos) {
    if (!forgiven) {
      other.end(ending, nanos);
      look();
    }
  }

  private void look() {
    follow(other);
    dueAt(other.wakeAt());
    heeds(other.interest().or(excuse.interest()));
  }
}
