package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Entrance.Dismissed;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Refusal;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A socket that is closed as soon as it is open. Public, since Jetty calls it by reflection. */
public final class DismissedSocket implements Session.Listener.AutoDemanding {

  private final Dismissed dismissed;
  private final WireShape wireShape;

  DismissedSocket(Dismissed dismissed, WireShape wireShape) {
    this.dismissed = dismissed;
    this.wireShape = wireShape;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    dismissed
        .error()
        .ifPresent(refusal -> session.sendText(Json.write(told(refusal)), Callback.NOOP));
    session.close(dismissed.code(), dismissed.reason(), Callback.NOOP);
  }

  private ObjectNode told(Refusal refusal) {
    ObjectNode fields = Json.object();
    fields.putObject("error").put("code", refusal.code()).put("message", refusal.message());
    return wireShape.of("error", fields);
  }
}
