package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Entrance;
import dev.goldenpath.backend.seam.Entrance.Admitted;
import dev.goldenpath.backend.seam.Entrance.Dismissed;
import dev.goldenpath.backend.seam.Entrance.TurnedAway;
import dev.goldenpath.backend.seam.Handshake;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.jspecify.annotations.Nullable;

/** Answers upgrade requests as the doorkeeper decides. */
record WebSocketEndpoint(Doorkeeper doorkeeper, EventSocket.Life life, WireShape wireShape)
    implements JettyWebSocketCreator {
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
      turnAway(away.refusal().toReply(), servlet(request).getHttpServletResponse());
    } else {
      servlet(request).getConnectionMetaData().getConnection().getEndPoint().close();
    }
    return null;
  }

  /** Answer as the other endpoints do: the server's own words would be a page of HTML. */
  private static void turnAway(Reply reply, HttpServletResponse response) throws IOException {
    reply.headers().forEach(response::setHeader);
    response.setStatus(reply.status());
    response.setContentType(HttpServer.JSON);
    byte[] body = Json.write(reply.body()).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static ServletContextRequest servlet(JettyServerUpgradeRequest request) {
    return ServletContextRequest.getServletContextRequest(request.getHttpServletRequest());
  }

  private static Handshake read(JettyServerUpgradeRequest request) {
    Map<String, List<String>> query = request.getParameterMap();
    return new Handshake(
        query.getOrDefault("thread_id", List.of()).stream().findFirst(),
        Optional.ofNullable(request.getHeader("Authorization")),
        request.getSubProtocols());
  }
}
