package dev.goldenpath.rule.conn;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;

/**
 * TIME-4, for the handshake: a good one is answered within the connect limit.
 *
 * <p>Keeps it: 101 after 2 s of 5. Breaks it: no answer after 5 s.
 */
public final class HandshakeIsAnsweredInTime implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.TIME_4;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      @Override
      protected void on(Moment moment) {
        if (socket.opening().expectation() == Entry.Welcome.OPEN
            && moment.entry() instanceof Entry.SocketFailed failed
            && failed.failure() == Entry.Failure.TIMED_OUT) {
          broken(
              moment,
              "an answer to the upgrade within "
                  + Wording.seconds(scene.terms().limits().connect()),
              failed.reason(),
              "look what the upgrade waits for: the token's check, or a resource of the backend",
              socket.opening());
        }
      }
    };
  }
}
