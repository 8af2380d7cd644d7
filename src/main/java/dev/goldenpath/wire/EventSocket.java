package dev.goldenpath.wire;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/**
 * An open socket of a user, on which events are heard.
 *
 * <p>What arrives goes into the transcript by itself. Safe for any number of threads.
 */
public final class EventSocket implements AutoCloseable {
  private static final int TO_CLOSE_SECONDS = 2;
  private static final Logger LOG = Logger.getLogger(EventSocket.class.getName());

  private final Dial dial;
  private final String name;
  private final Session session;
  private final Transcript transcript;
  private final AtomicBoolean closing;
  private final Duration limit;
  private final Runnable cut;
  private int asked;

  /**
   * @param limit in which a message must be taken
   * @param cut ends the connection without a word
   */
  EventSocket(
      Dial dial,
      Session session,
      Transcript transcript,
      AtomicBoolean closing,
      Duration limit,
      Runnable cut) {
    this.dial = Objects.requireNonNull(dial, "dial");
    this.name = dial.socket();
    this.session = Objects.requireNonNull(session, "session");
    this.transcript = Objects.requireNonNull(transcript, "transcript");
    this.closing = closing;
    this.limit = limit;
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
    Future<Void> on(RemoteEndpoint.Async remote) throws IOException;
  }

  /** Send; a backend that reads nothing takes a long message as little as one that is gone. */
  private void onWire(WireSend sending) {
    try {
      new Patience(transcript, limit).await(sending.on(session.getAsyncRemote()));
    } catch (IOException | ExecutionException | IllegalStateException lost) {
      throw new ConnectionLost("socket " + name + " is not open any more", lost);
    } catch (TimeoutException stuck) {
      throw new ConnectionLost(
          "socket %s took no message within %s ms".formatted(name, limit.toMillis()), stuck);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConnectionLost("the suite was interrupted", interrupted);
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
    onWire(
        remote -> {
          remote.sendPing(ByteBuffer.wrap(payload.getBytes(StandardCharsets.US_ASCII)));
          return CompletableFuture.completedFuture(null);
        });
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
      } catch (IOException | IllegalStateException gone) {
        LOG.fine("it was closed from the other side in this moment, which onClose has recorded");
      }
      // By the timer's own thread: else, with few processors, each would get one of its own.
      CompletableFuture.delayedExecutor(TO_CLOSE_SECONDS, TimeUnit.SECONDS, Runnable::run)
          .execute(cut);
    }
  }
}
