package dev.goldenpath.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Say when and in which place of the transcript an entry stands.
 *
 * @param seq place in the transcript, from 1
 * @param nanos monotonic time since the transcript's beginning; what deadlines are counted by
 * @param wall wall-clock time of the suite; only compared with the backend's own timestamps
 */
public record Stamp(long seq, long nanos, Instant wall) {

  /**
   * Return the time that passed from an earlier stamp to this one; negative if that one is later.
   */
  public Duration since(Stamp earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }

  /** Return the time since the transcript's beginning as people read it: {@code +0.412 s}. */
  public String offset() {
    return offset(nanos);
  }

  /** Return nanoseconds since the transcript's beginning as people read them. */
  public static String offset(long nanos) {
    return String.format(Locale.ROOT, "+%.3f s", nanos / 1e9);
  }
}
