package dev.goldenpath.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Read JSON as RFC 8259 has it: one value, no NaN, nothing after it. */
public final class Json {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /** Read a text; empty when it is not JSON. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(parse(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  static JsonNode parse(String text) throws JsonProcessingException {
    return STRICT.readTree(text);
  }

  /** Visit every text in a value, keys too, with the name of the field that holds it. */
  public static void visitTexts(JsonNode node, BiConsumer<String, String> visitor) {
    visit("", node, visitor);
  }

  private static void visit(String key, JsonNode node, BiConsumer<String, String> visitor) {
    if (node.isTextual()) {
      visitor.accept(key, node.textValue());
    } else if (node.isNumber()) {
      visitor.accept(key, node.asText());
    } else if (node.isArray()) {
      node.forEach(item -> visit(key, item, visitor));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                visitor.accept("", field.getKey());
                visit(field.getKey(), field.getValue(), visitor);
              });
    }
  }
}
