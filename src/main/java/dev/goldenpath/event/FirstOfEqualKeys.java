package dev.goldenpath.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Read JSON as those do who take the first of two equal keys. */
final class FirstOfEqualKeys extends JsonNodeDeserializer {
  FirstOfEqualKeys() {}

  @Override
  protected void _handleDuplicateField(
      JsonParser parser,
      DeserializationContext context,
      JsonNodeFactory factory,
      String name,
      ObjectNode object,
      JsonNode first,
      JsonNode second) {
    object.set(name, first);
  }
}
