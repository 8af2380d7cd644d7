package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One user's socket on one of his threads. Public, since Jetty calls it by reflection. */
public final class EventSocket implements Session.Listener.AutoDemanding, Socket {

  /** What becomes of a socket. */
  interface Life {

    void opened(EventSocket socket);

    void received(EventSocket socket, String message);

    void pinged(EventSocket socket, byte[] payload);

    void closed(EventSocket socket);
  }

  private static final AtomicLong OPENED = new AtomicLong();

  private final long ordinal = OPENED.incrementAndGet();
  private final String connectionId = UUID.randomUUID().toString();
  private final Outbox outbox = new Outbox();
  private final Admitted admitted;
  private final Handshake handshake;
  private final Life life;
  private volatile @Nullable Session session;

  EventSocket(Admitted admitted, Handshake handshake, Life life) {
    this.admitted = admitted;
    this.handshake = handshake;
    this.life = life;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    life.opened(this);
  }

  @Override
  public void onWebSocketText(String message) {
    life.received(this, message);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    // What is no text in UTF-8 has a replacement character in it, and is no JSON.
    String text = StandardCharsets.UTF_8.decode(payload).toString();
    callback.succeed();
    life.received(this, text);
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    life.pinged(this, bytes);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    outbox.close();
    life.closed(this);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    outbox.close();
    life.closed(this);
  }

  @Override
  public String connectionId() {
    return connectionId;
  }

  @Override
  public long ordinal() {
    return ordinal;
  }

  @Override
  public User user() {
    return admitted.user();
  }

  @Override
  public String threadId() {
    return admitted.threadId();
  }

  @Override
  public Handshake handshake() {
    return handshake;
  }

  @Override
  public void sendText(String text) {
    outbox.post(done -> session().sendText(text, done));
  }

  @Override
  public void sendBinary(byte[] bytes) {
    outbox.post(done -> session().sendBinary(ByteBuffer.wrap(bytes), done));
  }

  @Override
  public void sendFragments(List<String> pieces) {
    List<Consumer<Callback>> sendings = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      boolean last = i == pieces.size() - 1;
      sendings.add(done -> session().sendPartialText(piece, last, done));
    }
    outbox.post(sendings);
  }

  @Override
  public void sendPing(byte[] payload) {
    outbox.post(done -> session().sendPing(ByteBuffer.wrap(payload), done));
  }

  @Override
  public void sendPong(byte[] payload) {
    outbox.post(done -> session().sendPong(ByteBuffer.wrap(payload), done));
  }

  @Override
  public void close(int code, String reason) {
    outbox.post(done -> session().close(code, reason, done));
  }

  @Override
  public void cut() {
    session().disconnect();
  }

  private Session session() {
    Session opened = session;
    if (opened == null) {
      throw new IllegalStateException("the socket is not open yet");
    }
    return opened;
  }
}
