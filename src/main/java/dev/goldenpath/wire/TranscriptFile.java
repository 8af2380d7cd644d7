package dev.goldenpath.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Write a transcript as NDJSON: a head with what is needed to judge it again, then an entry a line.
 *
 * <p>Every text is masked before it is written, so secrets stand as stable placeholders.
 */
public final class TranscriptFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final UnaryOperator<String> mask;

  public TranscriptFile(UnaryOperator<String> mask) {
    this.mask = Objects.requireNonNull(mask, "mask");
  }

  /**
   * Write a file; make its folder where there is none.
   *
   * @param head what holds for the whole transcript, such as target and limits
   * @param lines entries, and maps of what else is to be known
   * @throws UncheckedIOException if the file can't be written
   */
  public void write(Path file, Map<String, ?> head, List<?> lines) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
      try (Writer out = Files.newBufferedWriter(file)) {
        out.write(Harmless.json(node(head) + "\n"));
        for (Object line : lines) {
          out.write(Harmless.json(line(line) + "\n"));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("can't write " + file, failed);
    }
  }

  private ObjectNode line(Object value) {
    ObjectNode line = NODES.objectNode();
    if (value instanceof Entry entry) {
      line.put("entry", entry.getClass().getSimpleName());
    }
    return line.setAll((ObjectNode) node(value));
  }

  private JsonNode node(Object value) {
    if (value instanceof JsonNode json) {
      return masked(json);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::node).orElse(NullNode.instance);
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? NODES.numberNode(optional.getAsInt()) : NullNode.instance;
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    }
    if (value instanceof Iterable<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, item) -> object.set(mask.apply(key.toString()), node(item)));
      return object;
    }
    if (value instanceof Record fields) {
      return record(fields);
    }
    if (value instanceof Duration duration) {
      return NODES.textNode(
          duration.toNanos() % 1_000_000 == 0 ? duration.toMillis() + "ms" : duration.toString());
    }
    return NODES.textNode(mask.apply(String.valueOf(value)));
  }

  private JsonNode masked(JsonNode json) {
    if (json.isTextual()) {
      return NODES.textNode(mask.apply(json.textValue()));
    }
    if (json.isObject()) {
      ObjectNode object = NODES.objectNode();
      json.properties().forEach(it -> object.set(mask.apply(it.getKey()), masked(it.getValue())));
      return object;
    }
    if (json.isArray()) {
      ArrayNode array = NODES.arrayNode();
      json.forEach(item -> array.add(masked(item)));
      return array;
    }
    return json;
  }

  private ObjectNode record(Record fields) {
    ObjectNode object = NODES.objectNode();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      try {
        object.set(component.getName(), node(component.getAccessor().invoke(fields)));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("a record's accessor is not public", impossible);
      }
    }
    return object;
  }
}
