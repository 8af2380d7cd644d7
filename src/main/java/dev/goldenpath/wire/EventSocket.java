package dev.goldenpath.wire;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open socket of a user, on which events are heard.
 *
 * <p>What arrives goes into the transcript by itself. Safe for any number of threads.
 */
public final class EventSocket implements AutoCloseable {
  private static final int TO_CLOSE_SECONDS = 2;

  private final Dial dial;
  private final String name;
  private final Session session;
  private final Transcript transcript;
  private final AtomicBoolean closing;
  private final Runnable cut;
  private int asked;

  /**
   * @param cut ends the connection without a word
   */
  EventSocket(
      Dial dial, Session session, Transcript transcript, AtomicBoolean closing, Runnable cut) {
    this.dial = Objects.requireNonNull(dial, "dial");
    this.name = dial.socket();
    this.session = Objects.requireNonNull(session, "session");
    this.transcript = Objects.requireNonNull(transcript, "transcript");
    this.closing = closing;
    this.cut = cut;
  }

  /** Return the socket's name in this scenario. */
  public String name() {
    return name;
  }

  /**
   * Send a text message.
   *
   * @param readable whether the backend is expected to understand it (CONN-7)
   * @throws ConnectionLost if the socket is not open any more
   */
  public void send(String text, boolean readable) {
    transcript.append(at -> new Entry.Sent(at, name, text, readable));
    onWire(remote -> remote.sendText(text));
  }

  /**
   * Send a binary message, which no backend is expected to understand.
   *
   * @throws ConnectionLost if the socket is not open any more
   */
  public void send(byte[] bytes) {
    String told = "(binary, " + bytes.length + " bytes)";
    transcript.append(at -> new Entry.Sent(at, name, told, false));
    onWire(remote -> remote.sendBinary(ByteBuffer.wrap(bytes)));
  }

  private interface WireSend {
    void on(RemoteEndpoint.Basic remote) throws IOException;
  }

  private void onWire(WireSend sending) {
    try {
      sending.on(session.getBasicRemote());
    } catch (IOException | IllegalStateException lost) {
      throw new ConnectionLost("socket " + name + " is not open any more", lost);
    }
  }

  /** Return whether a user can ask on it for a run in that thread. */
  boolean isOpenFor(String userId, String threadId) {
    return session.isOpen()
        && !closing.get()
        && dial.userId().equals(userId)
        && dial.threadId().equals(threadId);
  }

  /**
   * Ask for a run; return how many were asked for on it before.
   *
   * @param recorded called before it is sent
   */
  synchronized int ask(String request, Runnable recorded) {
    recorded.run();
    send(request, true);
    return asked++;
  }

  /**
   * Send a WebSocket ping.
   *
   * @param payload at most 125 bytes of ASCII
   * @throws ConnectionLost if the socket is not open any more
   */
  public void ping(String payload) {
    transcript.append(at -> new Entry.PingSent(at, name, payload));
    onWire(remote -> remote.sendPing(ByteBuffer.wrap(payload.getBytes(StandardCharsets.US_ASCII))));
  }

  /**
   * Close the socket; do nothing if it is closed already. Does not wait for the backend, but ends
   * the connection itself where the backend does not, so that none is left over.
   */
  @Override
  public void close() {
    closing.set(true);
    if (session.isOpen()) {
      try {
        session.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
      } catch (IOException gone) {
        // It was closed from the other side in this moment; onClose has recorded that.
        closing.set(true);
      }
      // By the timer's own thread: else, with few processors, each would get one of its own.
      CompletableFuture.delayedExecutor(TO_CLOSE_SECONDS, TimeUnit.SECONDS, Runnable::run)
          .execute(cut);
    }
  }
}
