package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Fault;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.contract.Socket;
import java.time.Duration;
import java.util.Optional;

/** Watch everything on one socket. */
abstract class SocketMonitor extends Monitor {
  final Socket socket;
  final Scene scene;

  SocketMonitor(Clause clause, Socket socket, Scene scene) {
    super(clause, new Fault.Slice(Optional.of(socket.name()), Optional.empty(), Optional.empty()));
    this.socket = socket;
    this.scene = scene;
  }

  /** Return the monotonic time at which a limit counted from an earlier moment is over. */
  final long deadline(long from, Duration limit) {
    return from + limit.plus(scene.stalledSince(from)).toNanos();
  }
}
