package dev.goldenpath.wire;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Record what happened on the wire in one scenario, append-only, in order of arrival.
 *
 * <p>Safe for any number of threads. Appending never waits for a reader; each reader keeps its own
 * place, so nothing is missed and nothing is consumed by another. Holds the only lock on an event's
 * way through the house.
 */
public final class Transcript {
  /** How long a wait for the next word of {@link #awake} lasts that is not worth a reckoning. */
  public static final Duration SHORT = Duration.ofMillis(10);

  private static final long UNWATCHED = Long.MAX_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<Entry> entries = new ArrayList<>();
  private final LongSupplier monotonic;
  private final InstantSource wall;
  private final long origin;
  private final AtomicLong numbers;
  private final Consumer<Entry> heard;
  private final List<EventSocket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong awakeUntil;
  private long nudges;

  public Transcript() {
    this(System::nanoTime, InstantSource.system());
  }

  /**
   * Record by other clocks.
   *
   * @param monotonic nanoseconds that never go back
   */
  public Transcript(LongSupplier monotonic, InstantSource wall) {
    this.monotonic = Objects.requireNonNull(monotonic, "monotonic");
    this.wall = Objects.requireNonNull(wall, "wall");
    this.origin = monotonic.getAsLong();
    this.numbers = new AtomicLong();
    this.heard = entry -> {};
    this.awakeUntil = new AtomicLong(UNWATCHED);
  }

  private Transcript(Transcript other, Consumer<Entry> heard) {
    this.monotonic = other.monotonic;
    this.wall = other.wall;
    this.origin = other.origin;
    this.numbers = other.numbers;
    this.heard = heard;
    this.awakeUntil = other.awakeUntil;
  }

  /**
   * Begin another by the same clocks and numbers, which this one may {@link #take} later.
   *
   * @param told of each entry when it is there, by the thread that appends it; must be quick
   */
  public Transcript beside(Consumer<Entry> told) {
    return new Transcript(this, told);
  }

  /** Note a socket on which it may be asked for runs. */
  void opened(EventSocket socket) {
    sockets.add(socket);
  }

  /** Return the first open socket of a user on a thread. */
  Optional<EventSocket> socketOf(String userId, String threadId) {
    return sockets.stream().filter(socket -> socket.isOpenFor(userId, threadId)).findFirst();
  }

  /** Take in what was recorded beside this one. */
  public void take(List<Entry> recorded) {
    lock.lock();
    try {
      entries.addAll(recorded);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Return the monotonic time since this transcript's beginning, in nanoseconds. */
  public long now() {
    return monotonic.getAsLong() - origin;
  }

  /** From now on it is told of the suite's own stalls, until {@link #unwatched}. */
  public void watched() {
    awakeUntil.set(now());
  }

  /** Nobody tells it of stalls any more. */
  public void unwatched() {
    awakeUntil.set(UNWATCHED);
  }

  /**
   * Note that all stalls until some moment have been told.
   *
   * @param nanos by the clock by which this records
   */
  public void awake(long nanos) {
    awakeUntil.updateAndGet(until -> until == UNWATCHED ? until : nanos - origin);
  }

  /**
   * Return the time until which all stalls are known to who reads the entries after that: what has
   * not come by then is silent indeed. Where nobody tells of stalls, that is for ever.
   */
  public long awakeUntil() {
    return awakeUntil.get();
  }

  /** Stamp, number and append one entry, and wake all who wait. Return the entry. */
  public <E extends Entry> E append(Function<Stamp, E> made) {
    E entry = appended(made);
    heard.accept(entry);
    return entry;
  }

  private <E extends Entry> E appended(Function<Stamp, E> made) {
    lock.lock();
    try {
      E entry = made.apply(new Stamp(numbers.incrementAndGet(), now(), wall.instant()));
      entries.add(entry);
      grown.signalAll();
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Return the entries after the first {@code known}. */
  public List<Entry> after(int known) {
    lock.lock();
    try {
      return known >= entries.size()
          ? List.of()
          : List.copyOf(entries.subList(known, entries.size()));
    } finally {
      lock.unlock();
    }
  }

  public List<Entry> entries() {
    return after(0);
  }

  public <E extends Entry> Stream<E> entries(Class<E> kind) {
    return entries().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Wake all who wait, though nothing came: what they wait for may have become pointless. */
  public void nudge() {
    lock.lock();
    try {
      nudges++;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Wait until there are more than {@code known} entries, somebody nudges, or the limit passes.
   *
   * @return whether there are more
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean awaitMoreThan(int known, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      long before = nudges;
      while (entries.size() <= known && nudges == before && left > 0) {
        left = grown.awaitNanos(left);
      }
      return entries.size() > known;
    } finally {
      lock.unlock();
    }
  }
}
