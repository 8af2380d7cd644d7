package dev.goldenpath.wire;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.tyrus.spi.Connection;

/**
 * What is read of an open socket, on its way to Tyrus.
 *
 * <p>An answer to one frame, such as a pong, may find that the target has closed the connection
 * behind its last one: what it sent before that is read all the same, and its close code counts.
 * Reads come one after the other; the end may come by any thread, a reading one too.
 */
final class OpenFrames {
  private final Connection tyrus;
  private final AtomicBoolean isTold = new AtomicBoolean();
  private volatile boolean isReading;
  private volatile boolean hasEnded;

  OpenFrames(Connection tyrus) {
    this.tyrus = tyrus;
  }

  void take(ByteBuffer frames) {
    isReading = true;
    try {
      tyrus.getReadHandler().handle(frames);
    } finally {
      isReading = false;
      if (hasEnded) {
        tellEnd();
      }
    }
  }

  /** Tell Tyrus that the connection has ended, after what is being read. */
  void end() {
    hasEnded = true;
    if (!isReading) {
      tellEnd();
    }
  }

  private void tellEnd() {
    if (isTold.compareAndSet(false, true)) {
      tyrus.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
    }
  }
}
