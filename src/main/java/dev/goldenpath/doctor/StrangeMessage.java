package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Field;
import dev.goldenpath.wire.EventSocket;
import java.time.Duration;
import java.util.Optional;

/** A message that nobody can read, by which it is seen how a target calls an error. */
record StrangeMessage(Examination examination, SocketStory told) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String TYPE = "error";

  /** Send one; what answers it is an error, unless its type is known for another thing. */
  void send(Optional<EventSocket> socket, ShapeFinder shape) {
    long before = told.now();
    socket.ifPresent(it -> Inquiry.send(it, "{no message that can be read", false));
    told.awaitMessages(before, PATIENCE).stream()
        .flatMap(answer -> shape.valueOf(Field.TYPE, answer).stream())
        .map(JsonNode::asText)
        .filter(word -> !shape.types().strangers().contains(word))
        .findFirst()
        .filter(word -> !examination.says("request", "accepted_by", word))
        .filter(word -> !word.equals(TYPE) && !word.isEmpty() && !shape.types().isOfRun(word))
        .ifPresent(word -> examination.put("types", TYPE, word));
  }
}
