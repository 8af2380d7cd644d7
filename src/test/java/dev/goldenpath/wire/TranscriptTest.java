package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TranscriptTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Entry.PingSent ping(Transcript transcript, String payload) {
    return transcript.append(at -> new Entry.PingSent(at, "ada-1", payload));
  }

  @Test
  void entries_are_stamped_and_numbered_in_order() {
    AtomicLong nanos = new AtomicLong(5_000);
    Instant wall = Instant.parse("2026-11-22T10:00:00Z");
    Transcript transcript = new Transcript(nanos::get, () -> wall);

    nanos.set(6_000);
    Entry first = ping(transcript, "1");
    Entry second = ping(transcript, "2");

    assertThat(first.at()).isEqualTo(new Stamp(1, 1_000, wall));
    assertThat(second.at()).isEqualTo(new Stamp(2, 1_000, wall));
    assertThat(transcript.now()).isEqualTo(1_000);
  }

  @Test
  void each_reader_has_a_place_of_its_own() {
    Transcript transcript = new Transcript();
    Entry first = ping(transcript, "1");
    Entry second = ping(transcript, "2");

    assertThat(transcript.after(0)).containsExactly(first, second);
    assertThat(transcript.after(1)).containsExactly(second);
    assertThat(transcript.after(2)).isEmpty();
    assertThat(transcript.after(99)).isEmpty();
    assertThat(transcript.entries()).containsExactly(first, second);
  }

  @Test
  void what_was_read_does_not_grow() {
    Transcript transcript = new Transcript();
    ping(transcript, "1");
    List<Entry> read = transcript.entries();

    ping(transcript, "2");

    assertThat(read).hasSize(1);
    assertThatThrownBy(() -> read.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void many_threads_may_append_and_nothing_is_lost_or_out_of_order() throws Exception {
    Transcript transcript = new Transcript();
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      String name = "w" + writer;
      writers.add(
          threads.submit(
              () -> {
                go.await();
                for (int i = 0; i < 500; i++) {
                  ping(transcript, name);
                }
                return null;
              }));
    }

    go.countDown();
    for (Future<?> writer : writers) {
      writer.get(10, TimeUnit.SECONDS);
    }

    List<Entry> entries = transcript.entries();
    assertThat(entries)
        .extracting(entry -> entry.at().seq())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 4_000).boxed().toList());
    assertThat(entries).extracting(entry -> entry.at().nanos()).isSorted();
  }

  @Test
  void a_reader_is_woken_by_what_arrives() throws Exception {
    Transcript transcript = new Transcript();
    CountDownLatch waiting = new CountDownLatch(1);
    Future<Boolean> reader =
        threads.submit(
            () -> {
              waiting.countDown();
              return transcript.awaitMoreThan(0, Duration.ofSeconds(10));
            });

    waiting.await();
    ping(transcript, "1");

    assertThat(reader.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void all_readers_are_woken() throws Exception {
    Transcript transcript = new Transcript();
    CountDownLatch waiting = new CountDownLatch(4);
    List<Future<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(
          threads.submit(
              () -> {
                waiting.countDown();
                return transcript.awaitMoreThan(0, Duration.ofSeconds(10));
              }));
    }

    waiting.await();
    ping(transcript, "1");

    for (Future<Boolean> reader : readers) {
      assertThat(reader.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void what_is_there_already_is_not_waited_for() throws Exception {
    Transcript transcript = new Transcript();
    ping(transcript, "1");

    assertThat(transcript.awaitMoreThan(0, Duration.ZERO)).isTrue();
  }

  @Test
  void a_limit_ends_the_waiting() throws Exception {
    Transcript transcript = new Transcript();
    ping(transcript, "1");

    assertThat(transcript.awaitMoreThan(1, Duration.ofMillis(1))).isFalse();
    assertThat(transcript.awaitMoreThan(1, Duration.ofSeconds(-1))).isFalse();
  }

  @Test
  void an_interrupt_ends_the_waiting() throws Exception {
    Transcript transcript = new Transcript();
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                transcript.awaitMoreThan(0, Duration.ofSeconds(10));
              } catch (InterruptedException expected) {
                interrupted.countDown();
              }
            });
    reader.start();

    reader.interrupt();

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
