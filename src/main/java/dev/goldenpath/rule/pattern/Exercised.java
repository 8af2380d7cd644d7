package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;

/** Stands where another automaton stands, once its trigger has come so often. */
final class Exercised extends Automaton {
  private final Automaton other;
  private final Element<?> trigger;
  private int left;

  Exercised(Automaton other, int times, Element<?> trigger) {
    this.other = other;
    this.left = times;
    this.trigger = trigger;
    look();
  }

  @Override
  protected void on(Moment moment) {
    if (left > 0 && trigger.matches(moment)) {
      left--;
    }
    other.take(moment);
    look();
  }

  @Override
  public void tick(long nanos) {
    other.tickIfDue(nanos);
    look();
  }

  @Override
  public void end(Ending ending, long nanos) {
    other.end(ending, nanos);
    look();
  }

  private void look() {
    follow(other);
    dueAt(other.wakeAt());
    heeds(left > 0 ? other.interest().or(trigger.interest()) : other.interest());
    if (left > 0 && (state() == Standing.KEPT || state() == Standing.KEPT_SO_FAR)) {
      become(Standing.NOT_EXERCISED);
    }
  }
}
