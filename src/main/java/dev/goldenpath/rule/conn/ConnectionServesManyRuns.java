package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED;
import static dev.goldenpath.rule.conn.SocketMoments.FRAME;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.SocketWear;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CONN-4: one connection serves any number of runs, one after another or at the same time.
 *
 * <p>Keeps it: two runs, one after the other, on one socket. Breaks it: the socket closed after the
 * first; or a second run of which nothing is heard.
 */
public final class ConnectionServesManyRuns {
  private static final Element<Entry.SocketClosed> CLOSED_EARLY =
      CLOSED.where(closed -> !SocketMoments.PROTOCOL_CODES.contains(closed.code()));

  public static final Rule STAYS_OPEN =
      onSocket(
          Clause.CONN_4,
          (socket, timeline) ->
              socket.opening().expectation() == Entry.Welcome.OPEN
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
                            + breach.seen()))
        .hint("look for an exception in the socket's handler, or a close after each run");
  }

  private static boolean isForNoReason(
      Entry.SocketClosed closed, Socket socket, Timeline timeline) {
    boolean none = !UnreadableMessagesDoNoHarm.tells(closed, socket, timeline);
    if (none) {
      timeline.ledger().socketWear().closed();
    }
    return none;
  }

  private static String after(Socket socket, Timeline timeline) {
    return ", after "
        + timeline.slicesOn(socket).stream().filter(run -> run.terminal().isPresent()).count()
        + " runs";
  }

  private static Pattern isHeard(RunSlice run) {
    long asked = run.run().askedAt().map(Stamp::nanos).orElseThrow();
    Duration limit = run.timeline().facts().limits().firstEvent();
    long until = asked + limit.toNanos();
    return all(
            exists(RUN_EVENT)
                .by(asked, limit, "the request")
                .silence(() -> servedOthersOnly(run, until)),
            every(RUN_EVENT.where(event -> run.events().get(0).equals(event)))
                .must(event -> isFirst(event, run, until)))
        .exercisedBy(RUN_EVENT.where(event -> hasServed(run, event.at().nanos())));
  }

  private static Optional<Mismatch> isFirst(AgentEvent event, RunSlice run, long until) {
    if (event.at().nanos() <= until) {
      run.timeline().ledger().socketWear().heard(hasServed(run, event.at().nanos()));
    }
    return Mismatch.none();
  }

  /**
   * What is silent on other sockets too is TIME-4's to tell; and after a message that can't be
   * read, CONN-7's.
   */
  private static Optional<Mismatch> servedOthersOnly(RunSlice run, long limit) {
    long served = served(run, limit).count();
    SocketWear wear = run.timeline().ledger().socketWear();
    wear.silent(served > 0);
    return served == 0 || !wear.isSeen() || UnreadableMessagesDoNoHarm.wasSent(run)
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
    return served(run, by).findAny().isPresent();
  }

  /** Return the ends of the runs on the same socket that were asked for before this one. */
  private static Stream<AgentEvent> served(RunSlice run, long by) {
    long asked = run.run().askedAt().map(Stamp::seq).orElseThrow();
    return run.timeline().slicesOn(run.socket()).stream()
        .filter(RunSlice::isOwn)
        .filter(other -> other.run().askedAt().filter(at -> at.seq() < asked).isPresent())
        .flatMap(other -> other.terminal().stream())
        .filter(end -> end.at().nanos() <= by);
  }
}
