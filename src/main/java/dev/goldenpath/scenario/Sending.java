package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.wire.ConnectionLost;
import dev.goldenpath.wire.EventSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What the users of one scenario say on their sockets themselves. */
public final class Sending {
  private final ScenarioSession session;
  private final AtomicInteger pings = new AtomicInteger();

  Sending(ScenarioSession session) {
    this.session = session;
  }

  /** Send a text message on a user's first socket. */
  public void say(String who, String text, boolean readable) {
    use(first(who), socket -> socket.send(text, readable));
  }

  /** Send a binary message on a user's first socket. */
  public void sayInBytes(String who, byte[] bytes) {
    use(first(who), socket -> socket.send(bytes));
  }

  /** Send a text message on each of a user's sockets. */
  public void sayOnEach(String who, String text, boolean readable) {
    each(who, socket -> socket.send(text, readable));
  }

  /** Send a binary message on each of a user's sockets. */
  public void sayInBytesOnEach(String who, byte[] bytes) {
    each(who, socket -> socket.send(bytes));
  }

  /** Send a WebSocket ping on a user's first socket. */
  public void ping(String who) {
    use(first(who), socket -> socket.ping(Integer.toHexString(pings.incrementAndGet())));
  }

  /** Send a WebSocket ping with so many bytes of payload on a user's first socket. */
  public void ping(String who, int bytes) {
    use(first(who), socket -> socket.ping("p".repeat(bytes)));
  }

  /** Send a WebSocket ping on each of a user's sockets. */
  public void pingEach(String who) {
    each(who, socket -> socket.ping(Integer.toHexString(pings.incrementAndGet())));
  }

  private void each(String who, Consumer<EventSocket> action) {
    session.sockets().needSockets();
    session.people().person(who).sockets().forEach(socket -> use(socket, action));
  }

  private EventSocket first(String who) {
    session.sockets().needSockets();
    session.sockets().need();
    return session.people().person(who).sockets().stream()
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(who + " has no socket; let " + who + " listen"));
  }

  /** Use a socket; that it is closed by then is the backend's doing, and judged as such. */
  private void use(EventSocket socket, Consumer<EventSocket> action) {
    try {
      action.accept(socket);
    } catch (ConnectionLost lost) {
      session
          .waits()
          .awaitPast(
              () -> !session.sockets().isOpen(socket.name()),
              session.transcript().now(),
              session.target().limits().connect());
      session
          .asserts()
          .missing(Clause.CONN_4, socket.name() + " stays open", String.valueOf(lost.getMessage()));
    }
  }
}
