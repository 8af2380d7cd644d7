package dev.goldenpath.rule.conn;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Set;

/**
 * CONN-3: a missing, malformed, expired or forged token is refused within the connect limit: 401 or
 * 403, or an upgrade closed at once with 1008 or 4401 before any message but an {@code error}.
 *
 * <p>Keeps it: 401; or 101, error, close 4401. Breaks it: connection_established; or close 1011; or
 * an open, silent socket.
 */
public final class BadTokenIsRefused implements Rule.OfSocket {
  public static final Set<Integer> CODES = Set.of(1008, 4401);
  private static final Set<Integer> STATUSES = Set.of(401, 403);

  @Override
  public Clause clause() {
    return Clause.CONN_3;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new Watch(socket, scene);
  }

  private static final class Watch extends SocketMonitor {
    private boolean decided;

    Watch(Socket socket, Timeline scene) {
      super(Clause.CONN_3, socket, scene);
      decided = socket.opening().expectation() != Entry.Welcome.REFUSED;
    }

    @Override
    protected void on(Moment moment) {
      if (decided) {
        return;
      }
      Entry entry = moment.entry();
      if (entry instanceof Entry.SocketRefused refused) {
        refused(refused, moment);
      } else if (entry instanceof Entry.SocketClosed closed && closed.bySuite()) {
        decided = true;
      } else if (entry instanceof Entry.SocketClosed closed) {
        decide(CODES.contains(closed.code()), moment, "the socket closed with " + closed.code());
      } else if (entry instanceof Entry.SocketFailed failed
          && failed.failure() == Entry.Failure.UNREACHABLE) {
        decided = true;
      } else if (entry instanceof Entry.SocketFailed failed) {
        decide(false, moment, failed.reason());
      } else if (entry instanceof Entry.Frame && !moment.is(EventType.ERROR)) {
        decide(
            false,
            moment,
            "a message on a socket that should not be open: "
                + moment.event().map(event -> event.typeName()).orElse("unreadable"));
      } else {
        owing();
      }
    }

    private void refused(Entry.SocketRefused refused, Moment moment) {
      if (refused.isNotNow()) {
        decided = true;
      } else {
        decide(STATUSES.contains(refused.status()), moment, "HTTP " + refused.status());
      }
    }

    private void decide(boolean right, Moment moment, String seen) {
      decided = true;
      if (right) {
        keptForGood();
      } else {
        broken(moment, expected(), seen, hint(), socket.opening());
      }
    }

    private String expected() {
      return "a refusal of a socket "
          + socket.opening().because()
          + ": 401, 403, or closed at once with 1008 or 4401";
    }

    private static String hint() {
      return "look how the upgrade verifies the token: signature, algorithm, expiry; and that it"
          + " closes what it refuses";
    }

    @Override
    protected long wakeAt() {
      return decided
          ? NEVER
          : deadline(socket.opening().at().nanos(), scene.terms().limits().connect());
    }

    @Override
    protected void tick(long nanos) {
      long deadline = wakeAt();
      decided = true;
      broken(
          deadline,
          expected() + ", within " + Wording.seconds(scene.terms().limits().connect()),
          socket.openedAt().isPresent() ? "an open, silent socket" : "no answer to the upgrade",
          hint(),
          List.of(socket.opening()));
    }

    @Override
    protected void end(Ending ending, long nanos) {
      decided = true;
    }
  }
}
