package dev.goldenpath.wire;

import dev.goldenpath.net.SocketWay;
import dev.goldenpath.setting.Target;
import jakarta.websocket.ClientEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.jspecify.annotations.Nullable;

/** One attempt to open a socket: what is sent, what was answered, and a way to give it up. */
final class Handshake extends ClientEndpointConfig.Configurator {
  private final Optional<Dial> dial;
  private final Target target;
  private final SocketWay way;
  private volatile @Nullable HandshakeFilter filter;
  private volatile Consumer<Throwable> ownFault = fault -> {};

  /**
   * @param dial empty to show and offer nothing
   */
  Handshake(Optional<Dial> dial, Target target, SocketWay way) {
    this.dial = dial;
    this.target = target;
    this.way = way;
  }

  /** What Tyrus is to be given. */
  ClientEndpointConfig config() {
    return ClientEndpointConfig.Builder.create()
        .configurator(this)
        .preferredSubprotocols(dial.map(Dial::subprotocols).orElse(List.of()))
        .build();
  }

  @Override
  public void beforeRequest(Map<String, List<String>> sent) {
    target.headers().forEach((name, value) -> sent.put(name, List.of(value)));
    dial.flatMap(Dial::authorization).ifPresent(value -> sent.put("Authorization", List.of(value)));
  }

  /** Have told what goes wrong in our own client when an answer is taken in; Tyrus tells nobody. */
  void onOwnFault(Consumer<Throwable> listener) {
    ownFault = listener;
  }

  /** Connect, and ask for the upgrade when that is done. */
  void begin(ClientEngine engine) throws IOException {
    HandshakeFilter made =
        new HandshakeFilter(way, engine, engine.createUpgradeRequest(null), ownFault);
    filter = made;
    made.connect();
  }

  /** End the connection, unless the socket is open; then Tyrus's call ends at once. */
  void abandon() {
    HandshakeFilter begun = filter;
    if (begun != null) {
      begun.abandon();
    }
  }

  /** End the connection, open or not, without a word; do nothing where it has ended. */
  void cut() {
    HandshakeFilter begun = filter;
    if (begun != null) {
      begun.cut();
    }
  }

  /** Return what was answered; empty while, or where, nothing was. */
  Optional<UpgradeAnswer> answer() {
    HandshakeFilter begun = filter;
    return begun == null ? Optional.empty() : begun.answer();
  }
}
