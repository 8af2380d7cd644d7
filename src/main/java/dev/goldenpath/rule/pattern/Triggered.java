package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.timeline.Moment;
import java.util.function.UnaryOperator;

/** Counts as exercised only once its trigger has come. */
final class Triggered extends Follower {
  private final Element<?> trigger;
  private boolean triggered;

  Triggered(Automaton other, Element<?> trigger) {
    super(other, UnaryOperator.identity());
    this.trigger = trigger;
  }

  @Override
  public void on(Moment moment) {
    triggered |= trigger.matches(moment);
    super.on(moment);
  }

  @Override
  boolean isExercised() {
    return triggered;
  }
}
