package dev.goldenpath.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The turn of one request among several: none is sent before all are written, and each after the
 * one before, so that what takes its time has been asked for when what is quick is.
 */
record Turn(CountDownLatch written, CountDownLatch before, CountDownLatch away) {
  /** The first call loads REST-assured, which takes seconds on a busy machine. */
  private static final Duration TO_WRITE = Duration.ofSeconds(60);

  static List<Turn> of(int requests) {
    CountDownLatch written = new CountDownLatch(requests);
    List<Turn> turns = new ArrayList<>();
    CountDownLatch before = new CountDownLatch(0);
    for (int i = 0; i < requests; i++) {
      Turn turn = new Turn(written, before, new CountDownLatch(1));
      turns.add(turn);
      before = turn.away;
    }
    return turns;
  }

  /** Tell that the request is written, and wait for its turn. */
  void await() {
    written.countDown();
    await(written);
    await(before);
  }

  /** Tell that it is sent, once or more often. */
  void sent() {
    away.countDown();
  }

  /** Tell that it will not be sent. */
  void givenUp() {
    written.countDown();
    away.countDown();
  }

  void awaitSent() {
    await(away);
  }

  private static void await(CountDownLatch all) {
    try {
      if (!all.await(TO_WRITE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the suite did not get its requests written in " + TO_WRITE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
