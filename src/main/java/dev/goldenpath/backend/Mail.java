package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Socket;

/** Writes messages and hands them to sockets. */
final class Mail {

  private final Behaviour behaviour;

  Mail(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  void send(Socket socket, ObjectNode message) {
    String text = behaviour.write(message, Json::write);
    behaviour.send(socket, text, socket::sendText);
  }
}
