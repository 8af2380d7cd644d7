package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Field;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import java.time.Duration;
import java.util.Optional;

/** A message that nobody can read, by which it is seen how a target calls an error. */
final class StrangeMessage {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String TYPE = "error";

  private final Examination examination;
  private final Inquiry inquiry;

  StrangeMessage(Examination examination, Inquiry inquiry) {
    this.examination = examination;
    this.inquiry = inquiry;
  }

  /** Send one; what answers it is an error, unless its type is known for another thing. */
  void send(Optional<EventSocket> socket, ShapeFinder shape) {
    int before = inquiry.transcript().entries().size();
    socket.ifPresent(it -> it.send("{no message that can be read", false));
    inquiry.until(PATIENCE, entry -> isFrameSince(entry, before));
    inquiry.transcript().after(before).stream()
        .filter(Entry.Frame.class::isInstance)
        .flatMap(frame -> Json.read(((Entry.Frame) frame).text()).stream())
        .findFirst()
        .flatMap(answer -> shape.valueOf(Field.TYPE, answer))
        .map(JsonNode::asText)
        .filter(word -> !examination.says("request", "accepted_by", word))
        .filter(word -> !word.equals(TYPE) && !word.isEmpty() && !shape.isOfRun(word))
        .ifPresent(word -> examination.put("types", TYPE, word));
  }

  private boolean isFrameSince(Entry entry, int before) {
    return entry instanceof Entry.Frame frame && inquiry.transcript().after(before).contains(frame);
  }
}
