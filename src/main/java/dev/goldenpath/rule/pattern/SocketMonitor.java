package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.time.Duration;
import java.util.Optional;

/** Watch everything on one socket. */
public abstract class SocketMonitor extends Monitor {
  public final Socket socket;
  public final Timeline scene;

  public SocketMonitor(Clause clause, Socket socket, Timeline scene) {
    super(clause, new SliceId(Optional.of(socket.name()), Optional.empty(), Optional.empty()));
    this.socket = socket;
    this.scene = scene;
  }

  /** Return the monotonic time at which a limit counted from an earlier moment is over. */
  public final long deadline(long from, Duration limit) {
    return from + limit.plus(scene.stalledSince(from)).toNanos();
  }
}
