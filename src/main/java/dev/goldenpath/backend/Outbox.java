package dev.goldenpath.backend;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;

/** Sends over one socket, one message after another, in the order posted. */
final class Outbox {

  private final Queue<Consumer<Callback>> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;

  /** Queue a sending; it must complete the callback it is given. */
  void post(Consumer<Callback> sending) {
    post(List.of(sending));
  }

  /** Queue sendings between which no other may come. */
  void post(List<Consumer<Callback>> sendings) {
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting.addAll(sendings);
      if (busy) {
        return;
      }
      busy = true;
    }
    sendNext();
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  /** Jetty completes callbacks from a loop, so that a long queue makes no deep stack. */
  private void sendNext() {
    Consumer<Callback> sending;
    synchronized (this) {
      sending = waiting.poll();
      if (sending == null) {
        busy = false;
        return;
      }
    }
    sending.accept(Callback.from(this::sendNext, failure -> close()));
  }
}
