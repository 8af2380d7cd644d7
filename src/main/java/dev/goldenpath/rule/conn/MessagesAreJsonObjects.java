package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.Unreadable;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * CONN-5: every message is a text frame holding one JSON object, UTF-8, at most 1 MiB.
 *
 * <p>Keeps it: {"type": "heartbeat"}. Breaks it: {"execution_time": NaN}; or two objects in one
 * frame; or a binary frame.
 */
public final class MessagesAreJsonObjects {
  public static final Rule RULE =
      onSocket(
          Clause.CONN_5,
          (socket, timeline) ->
              all(
                  every(Element.of("message", Interest.in(Entry.Frame.class), Moment::reading))
                      .must(
                          reading ->
                              reading instanceof Unreadable frame
                                  ? unreadable(frame)
                                  : Mismatch.none()),
                  every(
                          SocketMoments.CLOSED_ON_PROTOCOL.where(
                              closed ->
                                  !UnreadableMessagesDoNoHarm.tells(closed, socket, timeline)))
                      .must(MessagesAreJsonObjects::noProtocol)));

  private MessagesAreJsonObjects() {}

  private static Optional<Mismatch> unreadable(Unreadable frame) {
    return Mismatch.of(
        "a text frame with one JSON object",
        frame.reason() + "\n" + frame.excerpt().indent(12).stripTrailing(),
        "look what could not be serialised: a date, an enum, NaN, a message sent twice");
  }

  private static Optional<Mismatch> noProtocol(Entry.SocketClosed closed) {
    return Mismatch.of(
        "frames as RFC 6455 has them: UTF-8 text, of a bearable size",
        "the connection ended: " + SocketMoments.closedWith(closed),
        "look how text is encoded and framed on its way to the socket");
  }
}
