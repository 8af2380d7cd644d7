package dev.goldenpath.wire;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Wait for an answer within a limit, to which the time is added that the suite itself stood still.
 *
 * <p>What this process could not do for lack of a processor must not be held against the target.
 */
final class Patience {
  /** How much longer the network clients' own time-outs are: they don't know of stalls. */
  static final int SPARE_FACTOR = 4;

  private final Transcript transcript;
  private final long began;
  private final Duration limit;

  /** Begin to wait now. */
  Patience(Transcript transcript, Duration limit) {
    this.transcript = transcript;
    this.began = transcript.now();
    this.limit = limit;
  }

  /**
   * Wait for an answer.
   *
   * @throws TimeoutException if the limit, and what was added to it, is over
   */
  <T> T await(Future<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      long left = Math.max(Transcript.SHORT.toNanos(), left());
      try {
        return answer.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException over) {
        if (left() <= 0) {
          throw over;
        }
      }
    }
  }

  /**
   * Return how many nanoseconds are left of the limit and what was added to it; of a stall that
   * goes on nobody knows yet, so the time counts that is known to have passed awake.
   */
  long left() {
    long awake = transcript.awakeUntil();
    long stalled =
        transcript
            .entries(Entry.Stalled.class)
            .filter(stall -> stall.at().nanos() > began)
            .mapToLong(stall -> stall.length().toNanos())
            .sum();
    return began + limit.toNanos() + stalled - Math.min(awake, transcript.now());
  }
}
