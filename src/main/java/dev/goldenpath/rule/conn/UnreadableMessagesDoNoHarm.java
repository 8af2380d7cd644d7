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
    // A run that was asked for after the message, and goes well, shows that it did no harm.
    Element<AgentEvent> goodRun = AGENT_COMPLETED.where(end -> isAskedAfter(end, socket, timeline));
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
    boolean unread =
        timeline.moments().stream()
            .flatMap(moment -> UNREADABLE.in(moment).stream())
            .anyMatch(sent -> sent.socket().equals(closed.socket()));
    return unread
        && timeline.slicesOn(socket).stream()
            .flatMap(slice -> slice.terminal().stream())
            .filter(end -> end.type() == EventType.AGENT_COMPLETED)
            .noneMatch(end -> isAskedAfter(end, socket, timeline));
  }

  private static boolean isAskedAfter(AgentEvent end, Socket socket, Timeline timeline) {
    Optional<Long> sent =
        timeline.moments().stream()
            .filter(moment -> moment.at().seq() < end.at().seq())
            .flatMap(moment -> UNREADABLE.in(moment).stream())
            .filter(it -> it.socket().equals(socket.name()))
            .map(it -> it.at().seq())
            .reduce((earlier, later) -> later);
    Optional<Stamp> asked = end.runId().flatMap(timeline::run).flatMap(Run::askedAt);
    return sent.isPresent() && asked.filter(at -> at.seq() > sent.get()).isPresent();
  }
}
