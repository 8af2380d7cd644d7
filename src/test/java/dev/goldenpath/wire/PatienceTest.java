package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatienceTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final AtomicLong clock = new AtomicLong();
  private final Transcript transcript = new Transcript(clock::get, InstantSource.system());

  private void passed(Duration since) {
    clock.set(since.toNanos());
  }

  @Test
  void a_stall_that_goes_on_takes_nothing_of_the_limit() {
    transcript.watched();
    Patience patience = new Patience(transcript, LIMIT);

    passed(Duration.ofSeconds(7));

    assertThat(patience.left()).isEqualTo(LIMIT.toNanos());
  }

  @Test
  void what_the_suite_stood_still_is_added_to_the_limit() {
    transcript.watched();
    Patience patience = new Patience(transcript, LIMIT);

    passed(Duration.ofSeconds(7));
    transcript.append(at -> new Entry.Stalled(at, Duration.ofSeconds(6)));
    transcript.awake(clock.get());

    assertThat(patience.left()).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void silence_of_a_waking_suite_ends_it() {
    transcript.watched();
    Patience patience = new Patience(transcript, LIMIT);

    passed(Duration.ofSeconds(3));
    transcript.awake(clock.get());

    assertThatThrownBy(() -> patience.await(new CompletableFuture<>()))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void where_nobody_tells_of_stalls_the_clock_alone_counts() {
    transcript.watched();
    transcript.unwatched();
    Patience patience = new Patience(transcript, LIMIT);

    passed(Duration.ofSeconds(2));
    transcript.awake(clock.get());

    assertThat(patience.left()).isZero();
  }
}
