package dev.goldenpath.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.wire.Harmless;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * Write Cucumber's messages as JSON, without secrets, by short ids.
 *
 * <p>A line is searched whole. Only where something is found in it is each text masked as a value,
 * before it is escaped for JSON and HTML and before it is cut into buffers, so that no way of
 * writing lets a secret through.
 */
final class MaskedJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * What a value may hold of escapes within escapes is one more in its line; from here on, a search
   * of the line would not see to the ground.
   */
  private static final String DEEP = "\\".repeat(8);

  /** Behind it stands what was cut off, and before it half a secret, perhaps with escapes in it. */
  private static final char CUT = '…';

  private final Serializer serializer = new Serializer();
  private final ShortIds ids = new ShortIds();
  private final UnaryOperator<String> mask;

  MaskedJson(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  void write(Writer out, Envelope message) throws IOException {
    StringWriter plain = new StringWriter();
    serializer.writeValue(plain, message);
    out.write(masked(ids.in(plain.toString())));
  }

  String masked(String json) throws IOException {
    boolean seenWhole = json.indexOf(CUT) < 0 && !json.contains(DEEP);
    return Harmless.json(
        seenWhole && mask.apply(json).equals(json)
            ? json
            : MAPPER.writeValueAsString(masked(MAPPER.readTree(json))));
  }

  private JsonNode masked(JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(mask.apply(node.textValue()));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> copy.add(masked(item)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(it -> copy.set(mask.apply(it.getKey()), masked(it.getValue())));
      return copy;
    }
    return node;
  }
}
