package dev.goldenpath.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** An event of a run. */
public final class Event {
  private final AgentEvent event;

  Event(AgentEvent event) {
    this.event = event;
  }

  /** Return its type as it stands on the wire. */
  public String type() {
    return event.typeName();
  }

  /** Return the message as it came, as JSON. */
  public String json() {
    return event.frame().text();
  }

  /**
   * Return the value of a field as text, by its path: {@code results.items.0.title}. It is looked
   * for in the event's data, then at the message's root, then in each object there.
   */
  public Optional<String> text(String path) {
    JsonNode message = event.message();
    List<JsonNode> objects =
        StreamSupport.stream(message.spliterator(), false).filter(JsonNode::isObject).toList();
    return java.util.stream.Stream.of(List.of(event.canonical().path("data"), message), objects)
        .flatMap(List::stream)
        .map(object -> object.at("/" + path.replace('.', '/')))
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .findFirst()
        .map(value -> value.isValueNode() ? value.asText() : value.toString());
  }

  Entry frame() {
    return event.frame();
  }

  @Override
  public String toString() {
    return event.summary();
  }
}
