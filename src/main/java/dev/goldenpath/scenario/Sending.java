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

  /** Return what a WebSocket ping carries that no other of the scenario does. */
  public String nextPing() {
    return Integer.toHexString(pings.incrementAndGet());
  }

  /** Say something on a user's first socket. */
  public void onFirst(String who, Consumer<EventSocket> saying) {
    use(first(who), saying);
  }

  /** Say something on each of a user's sockets. */
  public void onEach(String who, Consumer<EventSocket> saying) {
    session.sockets().needSockets();
    session.people().person(who).sockets().forEach(socket -> use(socket, saying));
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
