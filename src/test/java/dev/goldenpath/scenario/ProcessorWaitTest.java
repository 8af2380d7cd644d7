package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorWaitTest {
  @TempDir Path tasks;

  @Test
  void the_longest_wait_of_a_socket_thread_is_told() throws IOException {
    thread("11", "goldenpath-sock", "5 1000000 1");
    thread("12", "goldenpath-sock", "5 2000000 1");
    ProcessorWait wait = begun();

    thread("11", "goldenpath-sock", "6 71000000 2");
    thread("12", "goldenpath-sock", "6 5000000 2");

    assertThat(wait.longest()).isEqualTo(Duration.ofMillis(70));
    wait.forget();
    assertThat(wait.longest()).isZero();
  }

  @Test
  void short_waits_of_a_thread_add_up_until_they_are_forgotten() throws IOException {
    thread("11", "goldenpath-sock", "5 0 1");
    ProcessorWait wait = begun();

    thread("11", "goldenpath-sock", "6 25000000 2");
    assertThat(wait.longest()).isEqualTo(Duration.ofMillis(25));
    thread("11", "goldenpath-sock", "7 50000000 3");
    assertThat(wait.longest()).isEqualTo(Duration.ofMillis(50));
    wait.forget();
    thread("11", "goldenpath-sock", "8 75000000 4");
    assertThat(wait.longest()).isEqualTo(Duration.ofMillis(25));
  }

  @Test
  void what_a_thread_waited_before_it_was_known_is_not_told() throws IOException {
    thread("11", "goldenpath-sock", "5 900000000 1");

    assertThat(new ProcessorWait(tasks).longest()).isZero();
  }

  @Test
  void other_threads_are_not_looked_at() throws IOException {
    thread("11", "ForkJoinPool-1", "5 1 1");
    ProcessorWait wait = begun();

    thread("11", "ForkJoinPool-1", "5 900000000 1");

    assertThat(wait.longest()).isZero();
  }

  @Test
  void a_thread_that_has_ended_waits_no_more() throws IOException {
    thread("11", "goldenpath-sock", "5 1 1");
    ProcessorWait wait = begun();

    Files.delete(tasks.resolve("11").resolve("schedstat"));

    assertThat(wait.longest()).isZero();
  }

  @Test
  void a_thread_that_ends_while_it_is_looked_for_takes_no_other_along() throws IOException {
    for (int i = 0; i < 40; i++) {
      thread("1" + i, "goldenpath-sock", "5 1000000 1");
    }
    for (int i = 0; i < 40; i += 2) {
      Files.delete(tasks.resolve("1" + i).resolve("schedstat"));
    }
    ProcessorWait wait = begun();

    thread("11", "goldenpath-sock", "6 71000000 2");

    assertThat(wait.longest()).isEqualTo(Duration.ofMillis(70));
  }

  @Test
  void where_no_such_account_is_kept_nothing_is_told() {
    assertThat(new ProcessorWait(tasks.resolve("none")).longest()).isZero();
  }

  /** Return the account of threads that are known by now. */
  private ProcessorWait begun() {
    ProcessorWait wait = new ProcessorWait(tasks);
    assertThat(wait.longest()).isZero();
    return wait;
  }

  private void thread(String id, String name, String figures) throws IOException {
    Path task = Files.createDirectories(tasks.resolve(id));
    Files.writeString(task.resolve("comm"), name + "\n");
    Files.writeString(task.resolve("schedstat"), figures + "\n");
  }
}
