package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;
import java.util.function.UnaryOperator;

/**
 * Stands where another automaton stands, tells its breach in other words, and counts as exercised
 * only once its trigger has come so often.
 */
final class Follower extends Automaton {
  private final Automaton other;
  private final UnaryOperator<Breach> words;
  private final Element<?> trigger;
  private int left;

  Follower(Automaton other, UnaryOperator<Breach> words, int times, Element<?> trigger) {
    this.other = other;
    this.words = words;
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
    follow(other, words);
    dueAt(other.wakeAt());
    heeds(left > 0 ? other.interest().or(trigger.interest()) : other.interest());
    if (left > 0 && (state() == Standing.KEPT || state() == Standing.KEPT_SO_FAR)) {
      become(Standing.NOT_EXERCISED);
    }
  }
}
