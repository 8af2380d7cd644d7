package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;

/** Brings a run's events to every socket that listens on its thread. */
record Emitter(Behaviour behaviour, WireShape wireShape, Sockets sockets, Mail mail) {
  void emit(Event event) {
    behaviour.emit(event, this::deliver);
  }

  private void deliver(Event event) {
    ObjectNode message = behaviour.shape(event, wireShape::of);
    mail.send(behaviour.route(event, sockets::listeningTo), message);
  }
}
