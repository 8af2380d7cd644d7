package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED_EARLY;
import static dev.goldenpath.rule.conn.SocketMoments.FRAME;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import dev.goldenpath.wire.Welcome;
import java.time.Duration;
import java.util.Optional;

/**
 * CONN-8: a socket on a thread leaves those open that its user has there already.
 *
 * <p>Keeps it: two sockets, both open. Breaks it: a second one opened, and the first closed.
 */
public final class NewSocketTakesNothing {
  /** In which what follows from a new socket comes. */
  private static final Duration SOON = Duration.ofMillis(500);

  public static final Rule RULE =
      onSocket(
          Clause.CONN_8,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.OPEN
                  ? pattern(socket, timeline)
                  : nothingWanted());

  private NewSocketTakesNothing() {}

  private static Pattern pattern(Socket socket, Timeline timeline) {
    return every(CLOSED_EARLY.where(closed -> tells(closed, socket, timeline)))
        .must(closed -> newest(closed, socket, timeline).flatMap(it -> replaced(closed, it)))
        .exercisedBy(FRAME.where(frame -> before(frame.at(), socket, timeline).isPresent()));
  }

  private static Optional<Mismatch> replaced(Entry.SocketClosed closed, Socket by) {
    return Mismatch.of(
        closed.socket() + " open beside " + by.name() + ", of the same user on the same thread",
        SocketMoments.closedWith(closed) + ", when " + by.name() + " was opened",
        "look whether connections are kept by user, where a new one takes the place of the old",
        by.opening());
  }

  /** Return whether a close is one that this clause tells, so that no other need. */
  static boolean tells(Entry.SocketClosed closed, Socket socket, Timeline timeline) {
    return !timeline.ledger().socketWear().closesThem()
        && newest(closed, socket, timeline).isPresent()
        && timeline.moments().stream().noneMatch(moment -> isSentOn(socket, moment));
  }

  /** What the suite has sent on a socket may be why it closes (CONN-6, CONN-7). */
  private static boolean isSentOn(Socket socket, Moment moment) {
    return moment.isSentOnSocket()
        && moment.entry() instanceof Entry.OfSocket sent
        && sent.socket().equals(socket.name());
  }

  private static Optional<Socket> newest(
      Entry.SocketClosed closed, Socket socket, Timeline timeline) {
    return before(closed.at(), socket, timeline)
        .filter(it -> it.openedAt().isEmpty() || isSoon(it.openedAt().get(), closed))
        .filter(it -> !hasServedSince(it, socket, timeline));
  }

  private static boolean isSoon(Stamp opened, Entry.SocketClosed closed) {
    return closed.at().since(opened).compareTo(SOON) <= 0;
  }

  /** Return the last socket of the same user on the same thread that was asked for after it. */
  private static Optional<Socket> before(Stamp moment, Socket socket, Timeline timeline) {
    return timeline.sockets().stream()
        .filter(other -> other.userId().equals(socket.userId()))
        .filter(other -> other.threadId().equals(socket.threadId()))
        .filter(other -> other.opening().at().seq() > socket.opening().at().seq())
        .filter(other -> other.opening().at().seq() < moment.seq())
        .reduce((earlier, later) -> later);
  }

  /** What closes after a run's end may close for that (CONN-4). */
  private static boolean hasServedSince(Socket other, Socket socket, Timeline timeline) {
    return timeline.slicesOn(socket).stream()
        .map(RunSlice::terminal)
        .flatMap(Optional::stream)
        .anyMatch(end -> end.at().seq() > other.opening().at().seq());
  }
}
