package dev.goldenpath.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** JSON in which each text and each key is masked by itself, before anything is escaped. */
public final class MaskedTree {
  private MaskedTree() {}

  public static JsonNode of(JsonNode node, UnaryOperator<String> mask) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(mask.apply(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(of(item, mask)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(it -> object.set(mask.apply(it.getKey()), of(it.getValue(), mask)));
      return object;
    }
    return node;
  }
}
