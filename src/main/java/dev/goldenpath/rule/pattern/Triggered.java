package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.timeline.Moment;
import java.util.function.UnaryOperator;

/** Counts as exercised only once its trigger has come so often. */
final class Triggered extends Follower {
  private final Element<?> trigger;
  private final int times;
  private int triggered;

  Triggered(Automaton other, int times, Element<?> trigger) {
    super(other, UnaryOperator.identity());
    this.trigger = trigger;
    this.times = times;
  }

  @Override
  public void on(Moment moment) {
    triggered += trigger.matches(moment) ? 1 : 0;
    super.on(moment);
  }

  @Override
  boolean isExercised() {
    return triggered >= times && times > 0;
  }
}
