package dev.goldenpath.rule.conn;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.List;

/**
 * CONN-1: a WebSocket opens with a good token; where subprotocols carry it, {@code jwt-auth} is
 * selected, and where none were offered, none is.
 *
 * <p>Keeps it: offered jwt-auth and jwt.ey…, selected jwt-auth. Breaks it: 401 for a good token; or
 * nothing selected; or the subprotocol with the token selected.
 */
public final class SocketOpensWithAGoodToken implements Rule.OfSocket {
  private static final String SELECTED = "jwt-auth";

  @Override
  public Clause clause() {
    return Clause.CONN_1;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      private boolean greeted;

      @Override
      protected void on(Moment moment) {
        Entry entry = moment.entry();
        if (socket.opening().expectation() != Entry.Welcome.OPEN) {
          return;
        }
        greeted |= entry instanceof Entry.Frame;
        if (entry instanceof Entry.SocketOpened opened) {
          subprotocol(opened, moment);
        } else if (entry instanceof Entry.SocketRefused refused && !refused.isNotNow()) {
          notOpen(moment, "HTTP " + refused.status());
        } else if (entry instanceof Entry.SocketFailed failed
            && failed.failure() == Entry.Failure.BROKEN) {
          notOpen(moment, failed.reason());
        } else if (entry instanceof Entry.SocketClosed closed
            && !greeted
            && BadTokenIsRefused.CODES.contains(closed.code())) {
          notOpen(moment, "closed at once with " + closed.code() + ", as for a bad token");
        }
      }

      private void notOpen(Moment moment, String seen) {
        broken(
            moment,
            "101 and an open socket for "
                + socket.user()
                + "'s good token, sent as "
                + socket.opening().transport().name().toLowerCase(java.util.Locale.ROOT),
            seen,
            "look how the upgrade reads the token, and at ws-url and ws-token of the target");
      }

      private void subprotocol(Entry.SocketOpened opened, Moment moment) {
        List<String> wanted = socket.opening().offered().isEmpty() ? List.of() : List.of(SELECTED);
        if (opened.subprotocols().equals(wanted)) {
          kept();
        } else {
          broken(
              moment,
              wanted.isEmpty()
                  ? "no subprotocol selected, as none was offered"
                  : "subprotocol jwt-auth selected (RFC 6455 §4.2.2: one that was offered)",
              opened.subprotocols().isEmpty()
                  ? "none selected"
                  : "selected: " + String.join(", ", opened.subprotocols()),
              "look how the upgrade answers Sec-WebSocket-Protocol");
        }
      }
    };
  }
}
