package dev.goldenpath.rule.conn;

import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Welcome;
import java.util.Optional;
import java.util.Set;

/** The kinds of moment in a connection's life that clauses speak of. */
public final class SocketMoments {
  /** Close codes with which a socket may be refused after its upgrade (CONN-3). */
  public static final Set<Integer> REFUSAL_CODES = Set.of(1008, 4401);

  /** Codes by which our side ends a connection that broke the protocol: that is CONN-5. */
  static final Set<Integer> PROTOCOL_CODES = Set.of(1002, 1007, 1009);

  public static final Element<Entry.SocketOpened> OPENED =
      Element.entry("an answer", Entry.SocketOpened.class);

  public static final Element<Entry.Frame> FRAME = Element.entry("a message", Entry.Frame.class);

  /** The backend closes the socket, not the suite. */
  public static final Element<Entry.SocketClosed> CLOSED =
      Element.entry("closing", Entry.SocketClosed.class).where(closed -> !closed.bySuite());

  static final Element<Entry.SocketClosed> CLOSED_AS_REFUSED =
      CLOSED.where(closed -> REFUSAL_CODES.contains(closed.code()));

  /** What our side closes on the protocol says nothing of whether sockets are left open. */
  static final Element<Entry.SocketClosed> CLOSED_EARLY =
      CLOSED.where(closed -> !PROTOCOL_CODES.contains(closed.code()));

  static final Element<Entry.SocketClosed> CLOSED_ON_PROTOCOL =
      CLOSED.where(closed -> PROTOCOL_CODES.contains(closed.code()));

  /** That a handshake has come to nothing, in words; not that it could not be tried now. */
  public static final Element<String> NOT_OPENED =
      Element.of(
          "a refusal",
          Interest.in(Entry.SocketRefused.class).or(Interest.in(Entry.SocketFailed.class)),
          SocketMoments::whyNotOpened);

  private SocketMoments() {}

  private static Optional<String> whyNotOpened(Moment moment) {
    if (moment.entry() instanceof Entry.SocketRefused refused && !refused.isNotNow()) {
      return Optional.of("HTTP " + refused.status());
    }
    return moment.entry() instanceof Entry.SocketFailed failed && failed.failure().isTheTargets()
        ? Optional.of(failed.reason())
        : Optional.empty();
  }

  /**
   * Return whether good sockets are greeted: then one that may be refused, and is silent, has been
   * neither refused (ISO-4) nor forgotten (CONN-2).
   */
  public static boolean greetsGoodSockets(Timeline timeline) {
    return timeline.sockets().stream()
        .filter(socket -> socket.opening().expectation() == Welcome.OPEN)
        .anyMatch(socket -> socket.establishedAt().isPresent());
  }

  static String seen(Moment notOpened) {
    return NOT_OPENED.in(notOpened).orElseThrow();
  }

  /** Hold it against the backend, unless it waited in vain for what a stall of the suite kept. */
  static Check<Moment> unlessStalled(Check<Moment> check, Socket socket) {
    return check.unlessStalled(
        moment -> moment.entry() instanceof Entry.SocketFailed failed && failed.isClosed(),
        moment -> new Mismatch.Timing(socket.opening().at().nanos(), Calls.SHORTEST_PATIENCE));
  }

  static String atOnce(Entry.SocketClosed closed) {
    return "closed at once with " + closed.code() + ", as for a bad token";
  }

  static String closedWith(Entry.SocketClosed closed) {
    return "closed with " + closed.code() + Wording.reason(closed.reason());
  }
}
