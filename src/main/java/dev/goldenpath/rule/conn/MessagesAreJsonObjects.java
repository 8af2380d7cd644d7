package dev.goldenpath.rule.conn;

import dev.goldenpath.event.Unreadable;
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
 * CONN-5: every message is a text frame holding one JSON object, UTF-8, at most 1 MiB.
 *
 * <p>Keeps it: {"type": "heartbeat"}. Breaks it: {"execution_time": NaN}; or two objects in one
 * frame; or a binary frame.
 */
public final class MessagesAreJsonObjects implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.CONN_5;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      @Override
      protected void on(Moment moment) {
        moment.unreadable().ifPresent(frame -> unreadable(frame, moment));
        moment.event().ifPresent(event -> kept());
        if (moment.entry() instanceof Entry.SocketClosed closed
            && ConnectionServesManyRuns.PROTOCOL.contains(closed.code())
            && !closed.bySuite()) {
          broken(
              moment,
              "frames as RFC 6455 has them: UTF-8 text, of a bearable size",
              "the connection ended with " + closed.code() + Wording.reason(closed.reason()),
              "look how text is encoded and framed on its way to the socket");
        }
      }

      private void unreadable(Unreadable frame, Moment moment) {
        broken(
            moment,
            "a text frame with one JSON object",
            frame.reason() + "\n" + frame.excerpt().indent(12).stripTrailing(),
            "look what could not be serialised: a date, an enum, NaN, a message sent twice");
      }
    };
  }
}
