package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What holds the watch itself up is a stall like any other. */
class StallWatchTest {
  private final AtomicLong millis = new AtomicLong();
  private long heldUp;

  @Test
  void what_holds_a_beat_up_is_not_known_before_the_next() {
    Transcript transcript = new Transcript(this::nanos, InstantSource.system());
    try (StallWatch watch = new StallWatch(this::nanos)) {
      watch.watch(transcript);
      millis.addAndGet(10);
      heldUp = 500;

      watch.beat();

      assertThat(Duration.ofNanos(transcript.awakeUntil())).isEqualTo(Duration.ofMillis(10));
      heldUp = 0;
      watch.beat();
      assertThat(transcript.entries(Entry.Stalled.class).map(Entry.Stalled::length))
          .singleElement()
          .satisfies(told -> assertThat(told).isGreaterThanOrEqualTo(Duration.ofMillis(480)));
    }
  }

  @Test
  void a_stall_begins_where_it_began_however_late_it_is_told() {
    Transcript transcript = new Transcript(this::nanos, InstantSource.system());
    try (StallWatch watch = new StallWatch(this::nanos)) {
      watch.watch(transcript);
      millis.addAndGet(1010);
      heldUp = 100;

      watch.beat();

      Entry.Stalled told = transcript.entries(Entry.Stalled.class).findFirst().orElseThrow();
      Duration begin = Duration.ofNanos(told.at().nanos()).minus(told.length());
      assertThat(begin).isLessThanOrEqualTo(Duration.ofMillis(10));
    }
  }

  /** Return the time, and let it go on. */
  private long nanos() {
    return Duration.ofMillis(millis.getAndAdd(heldUp)).toNanos();
  }
}
