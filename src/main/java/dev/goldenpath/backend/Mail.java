package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Socket;
import java.util.Collection;
import java.util.List;

/** Writes messages and hands them to sockets. */
record Mail(Behaviour behaviour) {
  void send(Socket socket, ObjectNode message) {
    send(List.of(socket), message);
  }

  /** Write a message once, and send it over each socket. */
  void send(Collection<Socket> sockets, ObjectNode message) {
    if (sockets.isEmpty()) {
      return;
    }
    String text = behaviour.write(message, Json::write);
    sockets.forEach(socket -> behaviour.send(socket, text, socket::sendText));
  }
}
