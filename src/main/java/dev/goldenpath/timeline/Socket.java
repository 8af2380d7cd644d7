package dev.goldenpath.timeline;

import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.util.Optional;

/** What is known of one socket of the scenario. */
public final class Socket {
  private final Entry.SocketOpening opening;
  private Optional<Stamp> openedAt = Optional.empty();
  private Optional<Stamp> establishedAt = Optional.empty();
  private Optional<Entry.SocketClosed> closed = Optional.empty();

  Socket(Entry.SocketOpening opening) {
    this.opening = opening;
  }

  public void opened(Stamp at) {
    openedAt = Optional.of(at);
  }

  public void established(Stamp at) {
    if (establishedAt.isEmpty()) {
      establishedAt = Optional.of(at);
    }
  }

  public void closed(Entry.SocketClosed entry) {
    closed = Optional.of(entry);
  }

  public String name() {
    return opening.socket();
  }

  public String user() {
    return opening.user();
  }

  public String userId() {
    return opening.userId();
  }

  public String threadId() {
    return opening.threadId();
  }

  public Entry.SocketOpening opening() {
    return opening;
  }

  public Optional<Stamp> openedAt() {
    return openedAt;
  }

  public Optional<Stamp> establishedAt() {
    return establishedAt;
  }

  public Optional<Entry.SocketClosed> closed() {
    return closed;
  }

  /**
   * Return whether it listened from before that moment on: it had been greeted, or was open and the
   * greeting that never came was awaited in vain.
   */
  public boolean listenedBefore(Stamp moment) {
    return establishedAt.or(() -> openedAt).filter(at -> at.seq() < moment.seq()).isPresent();
  }

  /** Return whether it is open and has been greeted. */
  public boolean isListening() {
    return establishedAt.isPresent() && closed.isEmpty();
  }

  /** Return whether it is open, greeted or not. */
  public boolean isOpen() {
    return openedAt.isPresent() && closed.isEmpty();
  }
}
