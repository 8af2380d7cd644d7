package dev.goldenpath.setting;

import java.util.Map;
import java.util.Set;

/**
 * How a backend answers requests that are messages on the thread's own socket.
 *
 * @param accepting the types of a message that accepts one; none where a run's events alone do
 * @param refusing the types of a message that refuses one
 */
public record SocketRequests(Set<String> accepting, Set<String> refusing) {
  private static final String WHY = "a request is a message on the socket, no HTTP call";

  /** Clauses that speak of an HTTP call, by their ids, with the reason why they can't be judged. */
  static final Map<String, String> HIDDEN = Map.of("HTTP-2", WHY, "HTTP-3", WHY, "HTTP-4", WHY);

  public SocketRequests {
    accepting = Set.copyOf(accepting);
    refusing = Set.copyOf(refusing);
  }

  /** Return whether any message tells what becomes of a request. */
  public boolean areAnswered() {
    return !accepting.isEmpty();
  }
}
