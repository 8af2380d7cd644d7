package dev.goldenpath.backend.seam;

import java.util.Optional;

/** How a handshake is answered. */
public sealed interface Entrance {

  /**
   * The socket opens for the user, and stays open.
   *
   * @param compression whether messages are compressed where the client offers it (RFC 7692)
   */
  record Admitted(User user, String threadId, Optional<String> subprotocol, boolean compression)
      implements Entrance {

    public Admitted(User user, String threadId, Optional<String> subprotocol) {
      this(user, threadId, subprotocol, false);
    }

    public Admitted withCompression() {
      return new Admitted(user, threadId, subprotocol, true);
    }
  }

  /** An HTTP status instead of the upgrade. */
  record TurnedAway(Refusal refusal) implements Entrance {}

  /**
   * The upgrade, and a close at once.
   *
   * @param error told in an {@code error} event before the close
   */
  record Dismissed(int code, String reason, Optional<Refusal> error, Optional<String> subprotocol)
      implements Entrance {}

  /** The connection is closed, and nothing said. */
  record HungUp() implements Entrance {}
}
