package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Field;
import dev.goldenpath.wire.EventSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Messages that nobody can read, by which it is seen how a target calls an error. */
record StrangeMessage(Examination examination, SocketStory told) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String TYPE = "error";

  /** So many that what comes now and then does not come as often. */
  private static final int TIMES = 3;

  /**
   * Send some; what comes once for each, and not without them, is an error, unless its type is
   * known for another thing.
   */
  void send(Optional<EventSocket> socket, ShapeFinder shape) {
    List<String> unasked = words(told.listen(PATIENCE, () -> {}), shape);
    List<String> words = words(told.listen(PATIENCE, () -> strange(socket)), shape);
    words.stream()
        .filter(word -> Collections.frequency(words, word) >= TIMES && !unasked.contains(word))
        .filter(word -> !shape.types().strangers().contains(word))
        .findFirst()
        .filter(word -> !examination.says("request", "accepted_by", word))
        .filter(word -> !word.equals(TYPE) && !word.isEmpty() && !shape.types().isOfRun(word))
        .ifPresent(word -> examination.put("types", TYPE, word));
  }

  private static void strange(Optional<EventSocket> socket) {
    for (int i = 0; i < TIMES; i++) {
      socket.ifPresent(it -> Inquiry.send(it, "{no message that can be read", false));
    }
  }

  private static List<String> words(List<JsonNode> messages, ShapeFinder shape) {
    return messages.stream()
        .flatMap(message -> shape.valueOf(Field.TYPE, message).stream())
        .map(JsonNode::asText)
        .toList();
  }
}
