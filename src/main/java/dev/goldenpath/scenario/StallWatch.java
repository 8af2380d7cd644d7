package dev.goldenpath.scenario;

import dev.goldenpath.net.Daemons;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notice when the suite itself stands still, and say so in every transcript that is being written.
 *
 * <p>A beat that comes late shows that this process had no processor, or that its memory was being
 * tidied; the account of its socket threads shows that these had none. What arrived then was
 * stamped late, and must not be held against the backend.
 */
final class StallWatch implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(10);

  /** On a busy machine a thread waits again and again, each time for less than would be noticed. */
  private static final int BEATS_TOGETHER = 10;

  private final Set<Transcript> watched = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor heart =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = Daemons.named("goldenpath-stall-watch").newThread(task);
            thread.setPriority(Thread.MAX_PRIORITY);
            return thread;
          });
  private final ProcessorWait wait = new ProcessorWait(ProcessorWait.OF_THIS_PROCESS);
  private final LongSupplier clock;
  private long lastBeat;
  private int beats;
  private volatile Optional<Throwable> died = Optional.empty();

  StallWatch() {
    this(System::nanoTime);
    heart.scheduleWithFixedDelay(
        this::beatOrDie, BEAT.toNanos(), BEAT.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Watch by another clock, with a beat whenever {@link #beat} is called. */
  StallWatch(LongSupplier clock) {
    this.clock = clock;
    this.lastBeat = clock.getAsLong();
  }

  void watch(Transcript transcript) {
    transcript.watched();
    watched.add(transcript);
  }

  void forget(Transcript transcript) {
    watched.remove(transcript);
    transcript.unwatched();
  }

  /** A watch that has died notices nothing, so that is told when it is closed. */
  private void beatOrDie() {
    try {
      beat();
    } catch (RuntimeException | Error death) {
      died = Optional.of(death);
      watched.forEach(Transcript::unwatched);
      throw death;
    }
  }

  /** What holds this very beat up is not known before the next: until it began, all is told. */
  void beat() {
    long now = clock.getAsLong();
    Duration late = Duration.ofNanos(now - lastBeat).minus(BEAT);
    lastBeat = now;
    Duration waited = wait.longest();
    Duration gap = late.compareTo(waited) > 0 ? late : waited;
    boolean stalled = gap.compareTo(Entry.Stalled.UNNOTICED) > 0;
    if (stalled) {
      watched.forEach(transcript -> transcript.append(at -> stall(at, gap, now)));
      lastBeat = clock.getAsLong();
    }
    watched.forEach(transcript -> transcript.awake(now));
    if (++beats % BEATS_TOGETHER == 0 || stalled) {
      wait.forget();
    }
  }

  /** A stall reaches to where it is told, so that it begins where it began. */
  private Entry.Stalled stall(Stamp at, Duration gap, long noticed) {
    return new Entry.Stalled(at, gap.plusNanos(clock.getAsLong() - noticed));
  }

  @Override
  public void close() {
    heart.shutdownNow();
    watched.forEach(Transcript::unwatched);
    died.ifPresent(
        death -> {
          throw new IllegalStateException("the suite's own stalls went unnoticed", death);
        });
  }
}
