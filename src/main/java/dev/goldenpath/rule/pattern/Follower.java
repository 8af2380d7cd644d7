package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.State;
import dev.goldenpath.timeline.Moment;
import java.util.function.UnaryOperator;

/** Stands where another automaton stands, and tells its breach in other words. */
class Follower extends Automaton {
  private final Automaton other;
  private final UnaryOperator<Breach> words;

  Follower(Automaton other, UnaryOperator<Breach> words) {
    this.other = other;
    this.words = words;
    look();
  }

  @Override
  public void on(Moment moment) {
    other.on(moment);
    look();
  }

  @Override
  public void tick(long nanos) {
    other.tick(nanos);
    look();
  }

  @Override
  public void end(Ending ending, long nanos) {
    other.end(ending, nanos);
    look();
  }

  @Override
  protected long due() {
    return other.wakeAt();
  }

  private void look() {
    follow(other, words);
    if (!isExercised() && (state() == State.KEPT || state() == State.KEPT_SO_FAR)) {
      become(State.NOT_EXERCISED);
    }
  }

  /** Return whether it counts as exercised where nothing is broken or owed. */
  boolean isExercised() {
    return true;
  }
}
