package dev.goldenpath.rule;

import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.SocketEnds;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tell a close that a message which can't be read has brought about (CONN-7) from any other. */
record SocketFates(Timeline timeline) {

  /** Note how a socket has ended. */
  void note(Entry.SocketClosed closed) {
    List<Entry.Sent> unreadable = unreadableOn(closed.socket()).toList();
    if (unreadable.isEmpty() && !closed.bySuite()) {
      ends().unprovoked(closed);
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
    return violation.clause() == Clause.CONN_7 && isOfAClose(violation) || isOfWear(violation);
  }

  /**
   * Return whether a close that was laid to such a message has befallen others without, since; or a
   * silence that was laid to what a socket had served before, fresh ones as often.
   */
  boolean isRefuted(Violation violation) {
    return violation.clause() == Clause.CONN_7
        ? closeIn(violation).filter(this::isOfNoMessage).isPresent()
        : isOfWear(violation) && !timeline.ledger().socketWear().isSeen();
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
    return timeline.moments().stream()
        .map(moment -> moment.entry())
        .filter(Entry.Sent.class::isInstance)
        .map(Entry.Sent.class::cast)
        .filter(sent -> sent.socket().equals(socket) && !sent.readable());
  }
}
