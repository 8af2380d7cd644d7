package dev.goldenpath.rule;

import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.SocketEnds;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tell a close that a message which can't be read (CONN-7) or a ping (CONN-6) has brought about
 * from any other.
 */
record SocketFates(Timeline timeline) {

  /** Note how a socket has ended. */
  void note(Entry.SocketClosed closed) {
    List<Entry.Sent> unreadable = unreadableOn(closed.socket()).toList();
    if (unreadable.isEmpty() && !closed.bySuite()) {
      ends().unprovoked(closed);
    }
    if (!closed.bySuite() && wordsOn(closed.socket()).findAny().isEmpty()) {
      ends().unprompted(closed);
    }
    // Which of several it is that the backend minds, nobody knows.
    if (closed.bySuite()) {
      unreadable.forEach(sent -> ends().outlived(sent, closed.at().since(sent.at())));
    }
  }

  /** Note that the scenario is over, and which sockets are still open. */
  void noteEnd(long nanos) {
    timeline.sockets().stream()
        .filter(Socket::isOpen)
        .flatMap(socket -> unreadableOn(socket.name()))
        .forEach(sent -> ends().outlived(sent, Duration.ofNanos(nanos - sent.at().nanos())));
  }

  /** Return whether what others show may refute it. */
  boolean mayBeRefuted(Violation violation) {
    return violation.clause() == Clause.CONN_7 && isOfAClose(violation)
        || closeBeforePong(violation).isPresent()
        || isOfWear(violation);
  }

  /**
   * Return whether a close that was laid to such a message, or came before a pong, has befallen
   * others without, since; or a silence that was laid to what a socket had served before, fresh
   * ones as often.
   */
  boolean isRefuted(Violation violation) {
    return switch (violation.clause()) {
      case CONN_6 -> closeBeforePong(violation).filter(ends()::isOfNoWord).isPresent();
      case CONN_7 -> closeIn(violation).filter(this::isOfNoMessage).isPresent();
      default -> isOfWear(violation) && !timeline.ledger().socketWear().isSeen();
    };
  }

  /** Return the backend's close that has kept it from answering a ping. */
  private Optional<Entry.SocketClosed> closeBeforePong(Violation violation) {
    return violation
        .slice()
        .socket()
        .filter(socket -> violation.clause() == Clause.CONN_6)
        .flatMap(timeline::socket)
        .flatMap(Socket::closed)
        .filter(closed -> !closed.bySuite() && closed.at().nanos() <= violation.decidedAt());
  }

  private boolean isOfNoMessage(Entry.SocketClosed closed) {
    return unreadableOn(closed.socket())
        .reduce((earlier, later) -> later)
        .filter(sent -> ends().isOfNoMessage(sent, closed))
        .isPresent();
  }

  private boolean isOfWear(Violation violation) {
    return violation.clause() == Clause.CONN_4 && !isOfAClose(violation);
  }

  boolean isOfAClose(Violation violation) {
    return closeIn(violation).isPresent();
  }

  private static Optional<Entry.SocketClosed> closeIn(Violation violation) {
    return violation.witnesses().stream()
        .filter(Entry.SocketClosed.class::isInstance)
        .map(Entry.SocketClosed.class::cast)
        .findFirst();
  }

  private SocketEnds ends() {
    return timeline.ledger().socketEnds();
  }

  private Stream<Entry.Sent> unreadableOn(String socket) {
    return wordsOn(socket)
        .filter(Entry.Sent.class::isInstance)
        .map(Entry.Sent.class::cast)
        .filter(sent -> !sent.readable());
  }

  /** Return what the suite has said on a socket, pings too. */
  private Stream<Entry> wordsOn(String socket) {
    return timeline.moments().stream()
        .map(moment -> moment.entry())
        .filter(
            entry ->
                entry instanceof Entry.Sent sent && sent.socket().equals(socket)
                    || entry instanceof Entry.PingSent ping && ping.socket().equals(socket));
  }
}
