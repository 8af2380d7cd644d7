package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Find out where a refusal has its code and its message. */
final class RefusalFinder {
  private static final List<String> CODES = List.of("code", "error_code", "errorcode");
  private static final List<String> MESSAGES =
      List.of("message", "detail", "msg", "error_description", "reason", "error", "why", "title");

  private RefusalFinder() {}

  /** Return what a wire profile has to say under {@code response.error}; nothing if it is usual. */
  static Optional<Object> of(String body) {
    Optional<JsonNode> refusal = Json.read(body).filter(JsonNode::isObject);
    if (refusal.isEmpty()) {
      return Optional.of("none");
    }
    if (refusal.get().at("/error/code").isValueNode()
        && refusal.get().at("/error/message").isTextual()) {
      return Optional.empty();
    }
    Map<String, Object> places = new LinkedHashMap<>();
    places.put("code", place(refusal.get(), CODES, Leaf::isId));
    places.put("message", place(refusal.get(), MESSAGES, leaf -> leaf.value().isTextual()));
    return Optional.of(
        places.values().stream().allMatch("none"::equals) ? (Object) "none" : places);
  }

  private static String place(JsonNode refusal, List<String> keys, Predicate<Leaf> which) {
    return keys.stream()
        .flatMap(key -> Leaf.of(refusal).stream().filter(leaf -> leaf.key().equals(key)))
        .filter(which)
        .findFirst()
        .map(leaf -> "/" + String.join("/", leaf.path()))
        .orElse("none");
  }
}
