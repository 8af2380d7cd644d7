package dev.goldenpath.rule.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Json;
import dev.goldenpath.timeline.Moment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/**
 * By what two moments belong together.
 *
 * @param name for people: {@code correlation_id}
 */
public record Key(String name, Function<Moment, Optional<String>> reading) {

  /** Return the key that is a field of both events, wherever the wire profile puts it. */
  public static Key field(String name) {
    return of(name, event -> value(event, name));
  }

  public static Key of(String name, Function<AgentEvent, Optional<String>> reading) {
    return new Key(name, moment -> moment.event().flatMap(reading));
  }

  Optional<String> in(Moment moment) {
    return reading.apply(moment);
  }

  /** Return a field's value as text: the outermost of that name. */
  static Optional<String> value(AgentEvent event, String field) {
    Deque<JsonNode> left = new ArrayDeque<>();
    left.add(event.canonical());
    left.add(event.message());
    while (!left.isEmpty()) {
      JsonNode object = left.remove();
      JsonNode found = object.path(field);
      if (found.isValueNode() && !found.isNull()) {
        return Json.id(found).or(() -> Optional.of(found.asText()));
      }
      object.forEach(child -> Optional.of(child).filter(JsonNode::isObject).ifPresent(left::add));
    }
    return Optional.empty();
  }
}
