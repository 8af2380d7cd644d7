package dev.goldenpath.rule;

import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A small machine that judges one stretch of the timeline, moment by moment.
 *
 * <p>Called by one thread, in order of arrival. Once broken it stays so, with its first breach.
 */
public abstract class Automaton {
  /** A moment that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  private Standing state = Standing.NOT_EXERCISED;
  private Optional<Breach> breach = Optional.empty();
  private Optional<String> doubt = Optional.empty();
  private long due = NEVER;
  private Interest interest = Interest.ALL;
  private UnaryOperator<Breach> words = UnaryOperator.identity();

  /** Tell in other words how it is broken, whatever words it is told in by now. */
  public final Automaton telling(UnaryOperator<Breach> other) {
    UnaryOperator<Breach> first = words;
    words = breach -> other.apply(first.apply(breach));
    return this;
  }

  /** Do what a moment calls for that is of interest. */
  protected abstract void on(Moment moment);

  /** Take the next moment of the stretch. */
  public final void take(Moment moment) {
    if (interest().includes(moment)) {
      on(moment);
    }
  }

  /** Return which moments could change anything from now on. */
  public final Interest interest() {
    return isBroken() ? Interest.NONE : interest;
  }

  /** Say which moments could change anything, until that is said anew. */
  protected final void heeds(Interest next) {
    interest = next;
  }

  /**
   * Tell that time has passed with nothing having come.
   *
   * @param nanos monotonic time of the transcript, past {@link #wakeAt}; all stalls before it are
   *     known
   */
  public void tick(long nanos) {}

  /** Return the monotonic time at which {@link #tick} could decide something. */
  public final long wakeAt() {
    return isBroken() ? NEVER : due();
  }

  /** Return when it wants to be told the time, as long as it is not broken. */
  protected long due() {
    return due;
  }

  /**
   * Say when it wants to be told the time, until that is said anew; of automata that wait for
   * others. Told too early, as stalls grow, it changes nothing.
   */
  protected final void dueAt(long nanos) {
    due = nanos;
  }

  /** Tell the time where that could decide something. */
  public final void tickIfDue(long nanos) {
    if (wakeAt() < nanos) {
      tick(nanos);
    }
  }

  /** Tell that the stretch is over. */
  public void end(Ending ending, long nanos) {}

  /** Return where it stands; what is undecided stays so, whatever holds after it. */
  public final Standing state() {
    boolean undecided = doubt.isPresent() && state != Standing.BROKEN && state != Standing.OPEN;
    return undecided ? Standing.UNDECIDED : state;
  }

  public final Optional<Breach> breach() {
    return breach;
  }

  /** Return why something in the stretch could not be judged: the suite itself stood still. */
  public final Optional<String> doubt() {
    return doubt;
  }

  public final boolean isBroken() {
    return state == Standing.BROKEN;
  }

  /** Say that the trigger has come, and that nothing is owed. */
  protected final void kept() {
    become(Standing.KEPT_SO_FAR);
  }

  /** Say that something must still come. */
  protected final void owing() {
    become(Standing.OPEN);
  }

  /** Say that something could not be judged, since the suite itself stood still. */
  protected final void undecided(String why) {
    doubt = doubt.or(() -> Optional.of(why));
  }

  /** Break it by a moment that has just come. */
  protected final void broken(
      Moment decided, String expected, String seen, String hint, Entry... before) {
    broken(Breach.at(decided, expected, seen, hint, List.of(before)));
  }

  /** Break it by the clock, or at the stretch's end. */
  protected final void broken(
      long nanos, String expected, String seen, String hint, List<Entry> witnesses) {
    broken(Breach.byTheClock(nanos, expected, seen, hint, witnesses));
  }

  protected final void broken(Breach first) {
    if (breach.isEmpty()) {
      state = Standing.BROKEN;
      breach = Optional.of(words.apply(first));
    }
  }

  /** Take over where another stands, which does the work. */
  protected final void follow(Automaton other) {
    follow(other, UnaryOperator.identity());
  }

  /** Take over where another stands, and tell its breach in other words. */
  protected final void follow(Automaton other, UnaryOperator<Breach> inWords) {
    if (other.breach.isPresent()) {
      broken(inWords.apply(other.breach.get()));
    }
    if (other.doubt.isPresent()) {
      undecided(other.doubt.get());
    }
    become(other.state);
  }

  protected final void become(Standing next) {
    if (state != Standing.BROKEN) {
      state = next;
    }
  }
}
