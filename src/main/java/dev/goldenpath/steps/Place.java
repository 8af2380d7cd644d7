package dev.goldenpath.steps;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.setting.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in an event: {@code results.items[0].title}.
 *
 * <p>A field that the contract names is read where the target's wire profile has it, and nowhere
 * else. One that it does not know is looked for in the data, beside the type, and in each object
 * there, in this order.
 *
 * @param words the path as it is written
 * @param head its first name
 */
public record Place(String words, String head, JsonPointer pointer) {
  static final String WORDS = "[A-Za-z_][\\w-]*(?:\\.[\\w-]+|\\[\\d+\\])*";

  static Place of(String words) {
    String slashed = words.strip().replace(".", "/").replace("[", "/").replace("]", "");
    return new Place(words.strip(), slashed.split("/")[0], JsonPointer.compile("/" + slashed));
  }

  /** Return what stands there; missing where nothing does. */
  JsonNode in(AgentEvent event) {
    JsonNode known = in(event.canonical());
    if (!known.isMissingNode() || isOfContract(event)) {
      return known;
    }
    return in(event.message());
  }

  private JsonNode in(JsonNode message) {
    List<JsonNode> objects = new ArrayList<>(List.of(message.path("data"), message));
    message.forEach(objects::add);
    return objects.stream()
        .map(object -> object.at(pointer))
        .filter(value -> !value.isMissingNode())
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  /** Return whether the contract says where that event has it. */
  boolean isOfContract(AgentEvent event) {
    return event.type().isOfRun() && Field.keyed(head).isPresent();
  }

  @Override
  public String toString() {
    return words;
  }
}
