package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED_EARLY;
import static dev.goldenpath.rule.conn.SocketMoments.FRAME;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Welcome;
import java.time.Duration;
import java.util.Optional;

/**
 * CONN-4: one connection serves any number of runs, one after another or at the same time.
 *
 * <p>Keeps it: two runs, one after the other, on one socket. Breaks it: the socket closed after the
 * first; or a second run of which nothing is heard.
 */
public final class ConnectionServesManyRuns {
  private static final int GOING_AWAY = 1001;
  private static final int SERVICE_RESTART = 1012;

  public static final Rule STAYS_OPEN =
      onSocket(
          Clause.CONN_4,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.OPEN
                  ? staysOpen(socket, timeline)
                  : nothingWanted());

  public static final Rule SERVES_THE_NEXT =
      inRun(Clause.CONN_4, run -> run.isWhole() ? isHeard(run) : nothingWanted());

  private ConnectionServesManyRuns() {}

  private static Pattern staysOpen(Socket socket, Timeline timeline) {
    return all(
            every(
                    CLOSED_EARLY.where(
                        closed -> !SocketMoments.REFUSAL_CODES.contains(closed.code())))
                .must(closed -> Mismatch.of("", ", before any message", "", socket.opening()))
                .until(FRAME),
            never(CLOSED_EARLY.where(closed -> isForNoReason(closed, socket, timeline)))
                .exercisedBy(2, RUN_END)
                .after(FRAME)
                .reworded(breach -> breach.seeing(after(socket, timeline))))
        .reworded(
            breach ->
                breach
                    .expecting("a socket that stays open until " + socket.user() + " closes it")
                    .seeing(
                        socket.closed().map(SocketMoments::closedWith).orElseThrow()
                            + breach.seen())
                    .trying(hint(socket.closed().map(Entry.SocketClosed::code).orElse(0))));
  }

  /** Who goes away or starts anew says so; a handler that fails does not. */
  private static String hint(int code) {
    return code == GOING_AWAY || code == SERVICE_RESTART
        ? "look for a restart while the run went on, or for a proxy between that limits how long a"
            + " socket may live or lie idle"
        : "look for an exception in the socket's handler, or a close after each run";
  }

  private static boolean isForNoReason(
      Entry.SocketClosed closed, Socket socket, Timeline timeline) {
    return !UnreadableMessagesDoNoHarm.tells(closed, socket, timeline)
        && !NewSocketTakesNothing.tells(closed, socket, timeline);
  }

  private static String after(Socket socket, Timeline timeline) {
    return ", after "
        + timeline.slicesOn(socket).stream().filter(run -> run.terminal().isPresent()).count()
        + " runs";
  }

  private static Pattern isHeard(RunSlice run) {
    Duration limit = run.timeline().facts().limits().firstEvent();
    return firstEvent(run)
        .silence(() -> servedOthersOnly(run, run.turns().begin() + limit.toNanos()))
        .exercisedBy(RUN_EVENT.where(event -> hasServed(run, event.at().nanos())));
  }

  /**
   * What is silent on other sockets too, or may be lost in the queue of its thread, is TIME-4's to
   * tell; and after a message that can't be read, CONN-7's.
   */
  private static Optional<Mismatch> servedOthersOnly(RunSlice run, long limit) {
    long served = run.servedBefore(limit).count();
    boolean isWear = run.timeline().ledger().socketWear().isSeen();
    return served == 0
            || !isWear
            || run.turns().isQueued()
            || run.mayBeMisnamed()
            || UnreadableMessagesDoNoHarm.wasSent(run)
        ? Mismatch.none()
        : Mismatch.of(
            "events of run "
                + run.run().id()
                + " on the socket that served "
                + served
                + " before it",
            "no event of the run",
            "look what becomes of a socket's registration when a run ends",
            run.run().call().orElseThrow().request());
  }

  private static boolean hasServed(RunSlice run, long by) {
    return run.servedBefore(by).findAny().isPresent();
  }
}
