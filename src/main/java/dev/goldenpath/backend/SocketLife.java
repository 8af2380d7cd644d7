package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;

/** Greets sockets, lets them listen, and answers what they say (CONN-2, CONN-6, CONN-7). */
record SocketLife(Behaviour behaviour, WireShape wireShape, Sockets sockets, Mail mail)
    implements EventSocket.Life {
  @Override
  public void opened(EventSocket socket) {
    ObjectNode fields =
        Json.object()
            .put("connection_id", socket.connectionId())
            .put("user_id", socket.user().id());
    ObjectNode welcome = wireShape.of("connection_established", fields);
    sockets.add(
        socket, () -> behaviour.greet(socket, welcome, message -> mail.send(socket, message)));
  }

  @Override
  public void received(EventSocket socket, String message) {
    behaviour.react(socket, message, text -> answer(socket, text));
  }

  @Override
  public void pinged(EventSocket socket, byte[] payload) {
    behaviour.pinged(socket, () -> socket.sendPong(payload));
  }

  @Override
  public void closed(EventSocket socket) {
    sockets.remove(socket);
  }

  private void answer(EventSocket socket, String text) {
    String type = Json.parse(text).map(message -> message.path("type").asText("")).orElse("");
    mail.send(socket, type.equals("ping") ? pong() : unreadable());
  }

  private ObjectNode pong() {
    return wireShape.of("pong", Json.object());
  }

  private ObjectNode unreadable() {
    ObjectNode fields = Json.object();
    fields
        .putObject("error")
        .put("code", "unreadable_message")
        .put("message", "A JSON object with a known type is needed.");
    return wireShape.of("error", fields);
  }
}
