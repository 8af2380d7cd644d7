package dev.goldenpath.rule;

import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.wire.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A small machine that watches one slice of the timeline for one clause.
 *
 * <p>Called by one thread, in order of arrival. Once broken it stays so, with its first fault.
 */
public abstract class Monitor {
  /** A moment that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  private final Clause clause;
  private SliceId slice;
  private State state = State.NOT_EXERCISED;
  private Optional<Violation> fault = Optional.empty();
  private Optional<String> doubt = Optional.empty();

  protected Monitor(Clause clause, SliceId slice) {
    this.clause = Objects.requireNonNull(clause, "clause");
    this.slice = Objects.requireNonNull(slice, "slice");
  }

  /** Take one entry of the slice. */
  protected abstract void on(Moment moment);

  /**
   * Tell that time has passed with nothing having come.
   *
   * @param nanos monotonic time of the transcript, past {@link #wakeAt}; all stalls before it are
   *     known
   */
  protected void tick(long nanos) {}

  /** Return the monotonic time at which {@link #tick} could decide something. */
  protected long wakeAt() {
    return NEVER;
  }

  /** Tell that the slice is over. */
  protected void end(Ending ending, long nanos) {}

  public final Clause clause() {
    return clause;
  }

  /** Return where it stands; what is undecided stays so, whatever holds after it. */
  public final State state() {
    boolean undecided = doubt.isPresent() && state != State.BROKEN && state != State.OPEN;
    return undecided ? State.UNDECIDED : state;
  }

  /** Return why something in the slice could not be judged: the suite itself stood still. */
  public final Optional<String> doubt() {
    return doubt;
  }

  public final Optional<Violation> fault() {
    return fault;
  }

  public final SliceId slice() {
    return slice;
  }

  protected final boolean isBroken() {
    return state == State.BROKEN;
  }

  /** Say that the trigger has come, and that nothing is owed. */
  protected final void kept() {
    become(State.KEPT_SO_FAR);
  }

  /** Say that nothing to come can break the clause in this slice any more. */
  protected final void keptForGood() {
    become(State.KEPT);
  }

  /** Say that something must still come. */
  protected final void owing() {
    become(State.OPEN);
  }

  /** Say that something could not be judged, since the suite itself stood still. */
  protected final void undecided(String why) {
    doubt = doubt.or(() -> Optional.of(why));
  }

  /** Break the clause by an entry that has just come. */
  protected final void broken(
      Moment decided, String expected, String seen, String hint, Entry... before) {
    List<Entry> witnesses =
        java.util.stream.Stream.concat(
                Arrays.stream(before), java.util.stream.Stream.of(decided.entry()))
            .distinct()
            .toList();
    broken(decided.at().nanos(), expected, seen, hint, witnesses);
  }

  /** Break the clause by the clock, or at the slice's end. */
  protected final void broken(
      long nanos, String expected, String seen, String hint, List<Entry> witnesses) {
    if (fault.isEmpty()) {
      state = State.BROKEN;
      fault = Optional.of(new Violation(clause, expected, seen, hint, witnesses, nanos, slice));
    }
  }

  /** Narrow the slice to a run, for a monitor of a socket whose fault lies in one run. */
  protected final void within(Optional<String> run) {
    within(run, Optional.empty());
  }

  protected final void within(Optional<String> run, Optional<String> call) {
    slice = slice.narrowed(run, call);
  }

  private void become(State next) {
    if (state != State.BROKEN) {
      state = next;
    }
  }
}
