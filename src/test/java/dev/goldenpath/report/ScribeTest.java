package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScribeTest {
  private final List<String> faults = new ArrayList<>();
  private final Scribe scribe = new Scribe(faults::add);
  private final List<Integer> written = new ArrayList<>();

  @Test
  void things_are_written_in_their_order_by_another_thread() {
    List<Thread> writers = new ArrayList<>();

    IntStream.range(0, 100).forEach(it -> scribe.write(() -> written.add(it)));
    scribe.write(() -> writers.add(Thread.currentThread()));
    scribe.catchUp();

    assertThat(written).isEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(writers).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void who_gives_something_does_not_wait_for_it() {
    CountDownLatch given = new CountDownLatch(1);

    scribe.write(() -> awaitAndWrite(given));
    given.countDown();
    scribe.catchUp();

    assertThat(written).containsExactly(1);
  }

  @Test
  void what_breaks_one_output_is_told_and_keeps_back_no_other() {
    scribe.write(
        () -> {
          throw new IllegalStateException("no such colour");
        });
    scribe.write(() -> written.add(2));
    scribe.catchUp();

    assertThat(written).containsExactly(2);
    assertThat(faults).singleElement().asString().contains("no such colour");
  }

  @Test
  void nothing_is_written_once_it_is_finished() {
    scribe.write(() -> written.add(1));
    scribe.finish();
    scribe.write(() -> written.add(2));
    scribe.catchUp();

    assertThat(written).containsExactly(1);
  }

  private void awaitAndWrite(CountDownLatch given) {
    try {
      given.await();
      written.add(1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
