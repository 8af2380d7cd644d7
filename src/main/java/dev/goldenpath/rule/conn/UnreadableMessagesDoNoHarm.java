package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED;
import static dev.goldenpath.rule.conn.SocketMoments.FRAME;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.util.Optional;

/**
 * CONN-7: a message that the backend can't read is answered with an {@code error} event or ignored;
 * it never ends the connection or a run.
 *
 * <p>Keeps it: "{not json", error, and the run goes on. Breaks it: "{not json", close 1003. A run
 * that fails after it breaks it too where its control, before it, went well: that is judged by the
 * comparison of the two.
 */
public final class UnreadableMessagesDoNoHarm {
  private static final Element<Entry.Sent> UNREADABLE =
      Element.entry("a message that can't be read", Entry.Sent.class)
          .where(sent -> !sent.readable());

  public static final Rule RULE = onSocket(Clause.CONN_7, UnreadableMessagesDoNoHarm::pattern);

  private UnreadableMessagesDoNoHarm() {}

  private static Pattern pattern(Socket socket, Timeline timeline) {
    Element<AgentEvent> goodRun = AGENT_COMPLETED.where(end -> showsNoHarm(end, socket, timeline));
    Element<Moment> life =
        Element.moments(FRAME)
            .or(Element.moments(Element.entry("a pong", Entry.PongReceived.class)));
    return never(CLOSED)
        .exercisedBy(life)
        .afterUntil(UNREADABLE, goodRun)
        .reworded(
            breach ->
                breach
                    .expecting("the connection stays open after a message that can't be read")
                    .seeing(socket.closed().map(SocketMoments::closedWith).orElseThrow()))
        .hint("look what the socket's handler does when it can't parse a message");
  }

  /** Return whether a close is one that this clause tells, so that no other need. */
  static boolean tells(Entry.SocketClosed closed, Socket socket, Timeline timeline) {
    return lastUnreadable(socket, timeline, closed.at().seq()).isPresent()
        && timeline.slicesOn(socket).stream()
            .flatMap(slice -> slice.terminal().stream())
            .filter(end -> end.type() == EventType.AGENT_COMPLETED)
            .noneMatch(end -> showsNoHarm(end, socket, timeline));
  }

  /** Return whether such a message was sent before a run told anything, and no good run since. */
  static boolean wasSent(RunSlice run) {
    Optional<Stamp> sent = lastUnreadable(run.socket(), run.timeline(), Long.MAX_VALUE);
    return sent.isPresent()
        && run.timeline().slicesOn(run.socket()).stream()
            .flatMap(slice -> slice.terminal().stream())
            .noneMatch(end -> end.at().seq() > sent.get().seq());
  }

  /**
   * A run that was asked for after the message, and goes well, shows that it did no harm; where
   * sockets are closed without any, one that was asked for before does so too.
   */
  private static boolean showsNoHarm(AgentEvent end, Socket socket, Timeline timeline) {
    Optional<Stamp> sent = lastUnreadable(socket, timeline, end.at().seq());
    Optional<Stamp> asked = end.runId().flatMap(timeline::run).flatMap(Run::askedAt);
    boolean after =
        asked.isPresent() && sent.filter(it -> it.seq() < asked.get().seq()).isPresent();
    return after || sent.isPresent() && timeline.ledger().socketWear().closesThem();
  }

  private static Optional<Stamp> lastUnreadable(Socket socket, Timeline timeline, long beforeSeq) {
    return timeline.moments().stream()
        .filter(moment -> moment.at().seq() < beforeSeq)
        .flatMap(moment -> UNREADABLE.in(moment).stream())
        .filter(it -> it.socket().equals(socket.name()))
        .map(Entry.Sent::at)
        .reduce((earlier, later) -> later);
  }
}
