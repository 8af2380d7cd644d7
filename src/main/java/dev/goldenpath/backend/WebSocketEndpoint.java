package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Entrance.Dismissed;
import dev.goldenpath.backend.seam.Entrance.TurnedAway;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.jspecify.annotations.Nullable;

/** Answers upgrade requests as the doorkeeper decides. */
final class WebSocketEndpoint implements JettyWebSocketCreator {

  private final Doorkeeper doorkeeper;
  private final EventSocket.Life life;
  private final WireShape wireShape;

  WebSocketEndpoint(Doorkeeper doorkeeper, EventSocket.Life life, WireShape wireShape) {
    this.doorkeeper = doorkeeper;
    this.life = life;
    this.wireShape = wireShape;
  }

  @Override
  public @Nullable Object createWebSocket(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) throws IOException {
    Handshake handshake = read(request);
    Entrance entrance = doorkeeper.decide(handshake);
    if (!(entrance instanceof Admitted compressing && compressing.compression())) {
      response.setExtensions(List.of());
    }
    if (entrance instanceof Admitted admitted) {
      admitted.subprotocol().ifPresent(response::setAcceptedSubProtocol);
      return new EventSocket(admitted, handshake, life);
    }
    if (entrance instanceof Dismissed dismissed) {
      dismissed.subprotocol().ifPresent(response::setAcceptedSubProtocol);
      return new DismissedSocket(dismissed, wireShape);
    }
    if (entrance instanceof TurnedAway away) {
      turnAway(away.refusal(), response);
    } else {
      hangUp(request);
    }
    return null;
  }

  private static void turnAway(Refusal refusal, JettyServerUpgradeResponse response)
      throws IOException {
    refusal.headers().forEach((name, value) -> response.setHeader(name, value));
    response.sendError(refusal.status(), refusal.code());
  }

  private static void hangUp(JettyServerUpgradeRequest request) {
    ServletContextRequest.getServletContextRequest(request.getHttpServletRequest())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  private static Handshake read(JettyServerUpgradeRequest request) {
    Map<String, List<String>> query = request.getParameterMap();
    return new Handshake(
        query.getOrDefault("thread_id", List.of()).stream().findFirst(),
        Optional.ofNullable(request.getHeader("Authorization")),
        request.getSubProtocols());
  }
}
