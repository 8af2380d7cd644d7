package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.contract.Socket;
import dev.goldenpath.wire.Entry;

/**
 * TIME-4, for the handshake: a good one is answered within the connect limit.
 *
 * <p>Keeps it: 101 after 2 s of 5. Breaks it: no answer after 5 s.
 */
final class HandshakeIsAnsweredInTime implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.TIME_4;
  }

  @Override
  public Monitor watch(Socket socket, Scene scene) {
    return new SocketMonitor(clause(), socket, scene) {
      @Override
      protected void on(Moment moment) {
        if (socket.opening().expectation() == Entry.Welcome.OPEN
            && moment.entry() instanceof Entry.SocketFailed failed
            && failed.failure() == Entry.Failure.TIMED_OUT) {
          broken(
              moment,
              "an answer to the upgrade within " + Say.seconds(scene.terms().limits().connect()),
              failed.reason(),
              "look what the upgrade waits for: the token's check, or a resource of the backend",
              socket.opening());
        }
      }
    };
  }
}
