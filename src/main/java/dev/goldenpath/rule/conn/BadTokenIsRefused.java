package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED;
import static dev.goldenpath.rule.conn.SocketMoments.NOT_OPENED;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Welcome;
import java.util.Optional;
import java.util.Set;

/**
 * CONN-3: a missing, malformed, expired or forged token is refused within the connect limit: 401 or
 * 403, or an upgrade closed at once with 1008 or 4401 before any message but an {@code error}.
 *
 * <p>Keeps it: 401; or 101, error, close 4401. Breaks it: connection_established; or close 1011; or
 * an open, silent socket.
 */
public final class BadTokenIsRefused {
  private static final Set<Integer> STATUSES = Set.of(401, 403);
  private static final String HINT =
      "look how the upgrade verifies the token: signature, algorithm, expiry; and that it closes"
          + " what it refuses";

  private static final Element<Moment> MESSAGE =
      Element.moments(SocketMoments.FRAME).where(moment -> !moment.is(EventType.ERROR));
  private static final Element<Moment> OUTCOME =
      Element.moments(NOT_OPENED).or(Element.moments(CLOSED)).or(MESSAGE);

  /** What ends a handshake without a word on the token. */
  private static final Element<Moment> NO_WORD =
      Element.of("no word", moment -> Optional.of(moment).filter(BadTokenIsRefused::saysNothing));

  public static final Rule RULE =
      onSocket(
          Clause.CONN_3,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.REFUSED
                  ? refused(socket, timeline)
                  : nothingWanted());

  private BadTokenIsRefused() {}

  private static Pattern refused(Socket socket, Timeline timeline) {
    String expected =
        "a refusal of a socket "
            + socket.opening().because()
            + ": 401, 403, or closed at once with 1008 or 4401";
    return all(
            first(
                OUTCOME,
                SocketMoments.unlessStalled(moment -> isRefusal(moment, expected, socket), socket)),
            every(Element.entry("an upgrade", Entry.SocketOpening.class))
                .isAnsweredBy(OUTCOME.or(NO_WORD))
                .within(timeline.facts().limits().connect())
                .owing(asked -> expected)
                .reworded(breach -> breach.seeing(silence(socket)))
                .hint(HINT))
        .exercisedBy(OUTCOME);
  }

  private static boolean saysNothing(Moment moment) {
    Entry entry = moment.entry();
    return entry instanceof Entry.SocketRefused
        || entry instanceof Entry.SocketClosed
        || entry instanceof Entry.SocketFailed;
  }

  private static String silence(Socket socket) {
    return socket.openedAt().isPresent() ? "an open, silent socket" : "no answer to the upgrade";
  }

  private static Optional<Mismatch> isRefusal(Moment moment, String expected, Socket socket) {
    Entry entry = moment.entry();
    boolean right =
        entry instanceof Entry.SocketRefused refused && STATUSES.contains(refused.status())
            || SocketMoments.CLOSED_AS_REFUSED.matches(moment);
    return right ? Mismatch.none() : Mismatch.of(expected, seen(moment), HINT, socket.opening());
  }

  private static String seen(Moment moment) {
    if (moment.entry() instanceof Entry.SocketClosed closed) {
      return "the socket closed with " + closed.code();
    }
    return NOT_OPENED
        .in(moment)
        .orElseGet(
            () ->
                "a message on a socket that should not be open: "
                    + moment.event().map(event -> event.typeName()).orElse("unreadable"));
  }
}
