package dev.goldenpath.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Read back the records that {@link TranscriptFile} writes. */
public final class RecordReader {
  private RecordReader() {}

  /**
   * Make a value of that type.
   *
   * @throws IllegalArgumentException if the node does not hold one
   */
  public static <T> T read(JsonNode node, Class<T> type) {
    return type.cast(value(node, type));
  }

  private static Object value(JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(node, (Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (plain == OptionalInt.class) {
      return node.isNull() ? OptionalInt.empty() : OptionalInt.of(node.intValue());
    }
    if (node.isMissingNode()) {
      throw new IllegalArgumentException("a " + plain.getSimpleName() + " is missing");
    }
    if (plain.isRecord()) {
      return record(node, plain);
    }
    return plain.isPrimitive() ? primitive(node, plain) : text(node, plain);
  }

  private static Object generic(JsonNode node, Class<?> type, Type[] of) {
    if (type == Optional.class) {
      return node.isNull() ? Optional.empty() : Optional.of(value(node, of[0]));
    }
    if (type == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(it -> map.put(named(it.getKey(), of[0]), value(it.getValue(), of[1])));
      return map;
    }
    List<Object> items = new ArrayList<>();
    node.forEach(item -> items.add(value(item, of[0])));
    return type == Set.class ? Set.copyOf(items) : items;
  }

  private static Object primitive(JsonNode node, Class<?> type) {
    if (type == boolean.class) {
      return node.booleanValue();
    }
    return type == int.class ? (Object) node.intValue() : (Object) node.longValue();
  }

  private static Object text(JsonNode node, Class<?> type) {
    if (type == JsonNode.class) {
      return node;
    }
    if (type == Integer.class) {
      return node.intValue();
    }
    String text = node.asText();
    if (type == Duration.class) {
      return text.endsWith("ms")
          ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
          : Duration.parse(text);
    }
    return type == Instant.class ? Instant.parse(text) : named(text, type);
  }

  /** Return a text, or the constant that it names. */
  private static Object named(String text, Type type) {
    if (type instanceof Class<?> of && of.isEnum()) {
      return Arrays.stream(of.getEnumConstants())
          .filter(it -> ((Enum<?>) it).name().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no " + of.getSimpleName()));
    }
    return text;
  }

  private static Object record(JsonNode node, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(node.path(components[i].getName()), components[i].getGenericType());
    }
    try {
      Constructor<?> made =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return made.newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalArgumentException("no " + type.getSimpleName(), impossible);
    }
  }
}
