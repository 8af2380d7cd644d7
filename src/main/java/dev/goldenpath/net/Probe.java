package dev.goldenpath.net;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.setting.Availability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking a target for its health.
 *
 * @param attempts all that were made, the last one deciding
 * @param response the deciding answer, where there was one
 */
public record Probe(Availability availability, List<Try> attempts, Optional<Reply> response) {

  public Probe {
    requireNonNull(availability, "availability");
    attempts = List.copyOf(attempts);
    requireNonNull(response, "response");
  }

  /**
   * One attempt to reach the target.
   *
   * @param number counted from 1
   * @param start since the first attempt began
   * @param outcome one line, such as {@code connection refused} or {@code HTTP 503}
   */
  public record Try(int number, Duration start, Duration took, String outcome) {
    public Try {
      requireNonNull(start, "start");
      requireNonNull(took, "took");
      requireNonNull(outcome, "outcome");
    }
  }

  /** An HTTP answer as it came. */
  public record Reply(int status, String body) {
    public Reply {
      requireNonNull(body, "body");
    }
  }
}
