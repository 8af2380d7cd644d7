package dev.goldenpath.backend.seam;

import java.util.Optional;

/** How a handshake is answered. */
public sealed interface Entrance {

  /** The socket opens for the user, and stays open. */
  record Admitted(User user, String threadId, Optional<String> subprotocol) implements Entrance {}

  /** An HTTP status instead of the upgrade. */
  record TurnedAway(Refusal refusal) implements Entrance {}

  /**
   * The upgrade, and a close at once.
   *
   * @param error told in an {@code error} event before the close
   */
  record Dismissed(int code, String reason, Optional<Refusal> error, Optional<String> subprotocol)
      implements Entrance {}
}
