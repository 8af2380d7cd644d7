package dev.goldenpath.wire;

import dev.goldenpath.net.ProxyRefused;
import dev.goldenpath.net.SocketWay;
import dev.goldenpath.net.Uncaught;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.GrizzlyFuture;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyWriter;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;

/**
 * The last of a connection's filters: asks a proxy for its tunnel and the target for the upgrade,
 * and then hands the frames to Tyrus.
 *
 * <p>Tyrus's own container keeps from us what is to be judged, or must be dealt with: a refusal's
 * headers and body, an interim answer, a connection that ends without an answer, and an attempt
 * that is given up. Called by the thread that opens the socket and by the selectors.
 */
final class HandshakeFilter extends BaseFilter {
  private static final int LARGEST_BODY = 64 * 1024;

  private enum Step {
    CONNECTING,
    TUNNEL,
    UPGRADE,
    REFUSED,
    OPEN,
    OVER
  }

  private final SocketWay way;
  private final ClientEngine engine;
  private final UpgradeRequest request;
  private final Consumer<Throwable> ownFault;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Step step = Step.CONNECTING;
  private @Nullable GrizzlyFuture<?> connecting;
  private @Nullable Connection<?> connection;
  private @Nullable OpenFrames frames;
  private @Nullable UpgradeAnswer head;

  /**
   * @param ownFault is told what goes wrong in our own client when an answer is taken in
   */
  HandshakeFilter(
      SocketWay way, ClientEngine engine, UpgradeRequest request, Consumer<Throwable> ownFault) {
    this.way = way;
    this.engine = engine;
    this.request = request;
    this.ownFault = ownFault;
  }

  /** Connect; what follows is called back. Blocks only to choose among several addresses. */
  void connect() throws IOException {
    GrizzlyFuture<?> made = SocketNetwork.connect(way, this);
    synchronized (this) {
      connecting = made;
    }
    onFailure(made);
  }

  private <C> void onFailure(GrizzlyFuture<C> connected) {
    connected.addCompletionHandler(
        new EmptyCompletionHandler<>() {
          @Override
          public void failed(Throwable unconnected) {
            way.forgetAddress();
            fail(unconnected);
          }
        });
  }

  synchronized void abandon() {
    if (step == Step.REFUSED) {
      refused();
    } else {
      fail(new TimeoutException("given up"));
    }
  }

  void cut() {
    Connection<?> open;
    synchronized (this) {
      open = connection;
    }
    if (open != null) {
      open.closeSilently();
    }
  }

  synchronized Optional<UpgradeAnswer> answer() {
    return Optional.ofNullable(head)
        .map(
            it ->
                new UpgradeAnswer(
                    it.status(), it.headers(), body.toString(StandardCharsets.UTF_8)));
  }

  @Override
  public synchronized NextAction handleConnect(FilterChainContext context) {
    connection = context.getConnection();
    if (step == Step.OVER) {
      connection.closeSilently();
    } else if (way.tunnel().isPresent()) {
      step = Step.TUNNEL;
      connection.write(SocketNetwork.tunnelRequest(way));
    } else {
      upgrade(connection);
    }
    return context.getStopAction();
  }

  private void upgrade(Connection<?> connected) {
    step = Step.UPGRADE;
    connected.write(SocketNetwork.upgradeRequest(request));
  }

  /**
   * Tyrus is handed frames, and told of the end, without our lock: it has one of its own, which
   * whoever sends holds when a write finds the connection dead and comes here.
   */
  @Override
  public NextAction handleRead(FilterChainContext context) {
    try {
      HttpContent message = context.getMessage();
      read(message, context.getConnection())
          .ifPresent(open -> open.take(message.getContent().toByteBuffer()));
      return context.getStopAction();
    } catch (RuntimeException | Error own) {
      Uncaught.tell(own);
      ownFault.accept(own);
      fail(own);
      throw own;
    }
  }

  /** Return who is to be handed what is left of a message, frames that is. */
  private synchronized Optional<OpenFrames> read(HttpContent message, Connection<?> peer) {
    HttpResponsePacket response = (HttpResponsePacket) message.getHttpHeader();
    if (step != Step.OPEN && step != Step.OVER && !isInterim(response)) {
      answered(response, message, peer);
    }
    return step == Step.OPEN && message.getContent().hasRemaining()
        ? Optional.ofNullable(frames)
        : Optional.empty();
  }

  private void answered(HttpResponsePacket response, HttpContent message, Connection<?> peer) {
    if (step == Step.TUNNEL) {
      tunnelled(response.getStatus(), peer);
    } else if (response.getStatus() == UpgradeAnswer.UPGRADED) {
      opened(response, peer);
    } else {
      step = Step.REFUSED;
      head = UpgradeAnswer.of(response);
      keep(message);
      if (message.isLast()) {
        refused();
      }
    }
  }

  /** Whether it only tells that an answer will come (RFC 9110 §15.2). */
  static boolean isInterim(HttpResponsePacket response) {
    return response.getStatus() / 100 == 1 && response.getStatus() != UpgradeAnswer.UPGRADED;
  }

  /** Whether the head of an answer may still come. */
  synchronized boolean awaitsHead() {
    return step == Step.TUNNEL || step == Step.UPGRADE;
  }

  /** Note a refusal's head before its body is read, which may be beyond our reader. */
  synchronized void refusing(HttpResponsePacket response) {
    if (step == Step.UPGRADE && response.getStatus() != UpgradeAnswer.UPGRADED) {
      head = UpgradeAnswer.of(response);
    }
  }

  /** What came can't be read: a refusal counts as far as it could be, anything else fails. */
  synchronized void unreadable(ProtocolException reason) {
    if (head != null && !head.isUpgrade()) {
      refused();
    } else {
      fail(reason);
    }
  }

  synchronized boolean isTunnelling() {
    return step == Step.TUNNEL;
  }

  private void tunnelled(int status, Connection<?> proxy) {
    if (status / 100 != 2) {
      fail(new ProxyRefused(status));
      return;
    }
    if (way.isSecure()) {
      proxy.setProcessor(SocketNetwork.chain(way, this, true));
    }
    upgrade(proxy);
  }

  private void opened(HttpResponsePacket response, Connection<?> peer) {
    head = UpgradeAnswer.of(response);
    GrizzlyWriter writer = new GrizzlyWriter(peer);
    ClientUpgradeInfo upgrade =
        engine.processResponse(UpgradeAnswer.forTyrus(response), writer, reason -> writer.close());
    if (upgrade.getUpgradeStatus() == ClientUpgradeStatus.SUCCESS) {
      step = Step.OPEN;
      frames = new OpenFrames(upgrade.createConnection());
    } else {
      step = Step.OVER;
      peer.closeSilently();
    }
  }

  private void keep(HttpContent message) {
    byte[] part = new byte[message.getContent().remaining()];
    message.getContent().get(part);
    body.write(part, 0, Math.min(part.length, LARGEST_BODY - body.size()));
  }

  /** The refusal has been read whole; Tyrus needs to know no more than that. */
  private void refused() {
    step = Step.REFUSED;
    fail(new ProtocolException("refused"));
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    ended().ifPresent(OpenFrames::end);
    return context.getStopAction();
  }

  /** Return who is to be told that an open socket has ended. */
  private synchronized Optional<OpenFrames> ended() {
    if (step == Step.OPEN) {
      step = Step.OVER;
      return Optional.ofNullable(frames);
    }
    if (step == Step.REFUSED) {
      refused();
    } else {
      fail(new EOFException("the connection ended without an answer to the upgrade"));
    }
    return Optional.empty();
  }

  /** Tell Tyrus that nothing comes of it, and end the connection; only the first reason counts. */
  synchronized void fail(Throwable reason) {
    if (step == Step.OPEN || step == Step.OVER) {
      return;
    }
    step = Step.OVER;
    engine.processError(way.told(reason));
    if (connecting != null) {
      connecting.cancel(true);
    }
    if (connection != null) {
      connection.closeSilently();
    }
  }
}
