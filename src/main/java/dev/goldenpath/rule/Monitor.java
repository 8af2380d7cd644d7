package dev.goldenpath.rule;

import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.wire.Entry;
import java.util.Objects;
import java.util.Optional;

/**
 * Watch one slice of the timeline for one clause, by an automaton.
 *
 * <p>Called by one thread, in order of arrival. A slice ends once, and a socket's with the socket.
 */
public final class Monitor {
  /** A moment that never comes. */
  public static final long NEVER = Automaton.NEVER;

  private static final Interest END = Interest.in(Entry.SocketClosed.class);

  private final Clause clause;
  private final SliceId slice;
  private final Automaton automaton;
  private final Interest beside;
  private boolean over;

  public Monitor(Clause clause, SliceId slice, Automaton automaton) {
    this.clause = Objects.requireNonNull(clause, "clause");
    this.slice = Objects.requireNonNull(slice, "slice");
    this.automaton = Objects.requireNonNull(automaton, "automaton");
    this.beside = slice.isOfSocket() ? END : Interest.NONE;
  }

  /** Return which moments could change anything from now on. */
  Interest interest() {
    return isDecided() ? Interest.NONE : automaton.interest().or(beside);
  }

  /** Return whether it has nothing to say of its slice, whatever comes. */
  boolean isIdle() {
    return automaton.interest().kinds() == 0 && automaton.wakeAt() == NEVER;
  }

  /** Take one entry of the slice. */
  void on(Moment moment) {
    if (!isDecided()) {
      automaton.take(moment);
    }
    if (moment.entry() instanceof Entry.SocketClosed closed && slice.isOfSocket()) {
      end(closed.bySuite() ? Ending.GIVEN_UP : Ending.SOCKET_CLOSED, closed.at().nanos());
    }
  }

  /**
   * Tell that time has passed with nothing having come.
   *
   * @param nanos monotonic time of the transcript, past {@link #wakeAt}; all stalls before it are
   *     known
   */
  void tick(long nanos) {
    automaton.tickIfDue(nanos);
  }

  /** Return the monotonic time at which {@link #tick} could decide something. */
  long wakeAt() {
    return isDecided() ? NEVER : automaton.wakeAt();
  }

  /** Tell that the slice is over. */
  void end(Ending ending, long nanos) {
    if (!isDecided()) {
      automaton.end(ending, nanos);
      over = true;
    }
  }

  private boolean isDecided() {
    return over || automaton.isBroken();
  }

  public Clause clause() {
    return clause;
  }

  public Standing state() {
    return automaton.state();
  }

  /** Return whether something that it wants has not come yet. */
  boolean isOwed() {
    return state() == Standing.OPEN;
  }

  boolean hasFault() {
    return automaton.breach().isPresent();
  }

  public Optional<Violation> fault() {
    return automaton.breach().map(this::violation);
  }

  private Violation violation(Breach breach) {
    return new Violation(
        clause,
        breach.expected(),
        breach.seen(),
        breach.hint(),
        breach.witnesses(),
        breach.decidedAt(),
        slice.narrowed(breach.run(), breach.call()));
  }

  /** Return why something in the slice could not be judged: the suite itself stood still. */
  public Optional<String> doubt() {
    return automaton.doubt();
  }
}
