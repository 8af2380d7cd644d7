package dev.goldenpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.goldenpath.result.Story;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Write records as JSON objects, component by component, as Jackson's data binding reads them.
 *
 * <p>Data binding itself would take a tenth of a second to get ready, at each run's end.
 */
final class RecordJson {
  /** Of which there are so many that their names would be half of the file. */
  static final Set<Class<? extends Record>> BY_POSITION =
      Set.of(Story.Mark.class, Story.Span.class);

  private final Map<Class<?>, RecordComponent[]> components = new HashMap<>();
  private final JsonGenerator json;

  RecordJson(JsonGenerator json) {
    this.json = json;
  }

  void write(Object value) throws IOException {
    if (value instanceof Record fields && BY_POSITION.contains(fields.getClass())) {
      array(fields);
    } else if (value instanceof Record fields) {
      object(fields);
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        write(optional.get());
      } else {
        json.writeNull();
      }
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(value.toString());
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    Map<String, Object> ordered = new TreeMap<>();
    map.forEach((key, value) -> ordered.put(key.toString(), value));
    json.writeStartObject();
    for (Map.Entry<String, Object> entry : ordered.entrySet()) {
      json.writeFieldName(entry.getKey());
      write(entry.getValue());
    }
    json.writeEndObject();
  }

  /** Write the values alone, up to the last that is not empty. */
  private void array(Record fields) throws IOException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components(fields)) {
      values.add(value(fields, component));
    }
    while (!values.isEmpty() && isEmpty(values.get(values.size() - 1))) {
      values.remove(values.size() - 1);
    }
    write(values);
  }

  private RecordComponent[] components(Record fields) {
    return components.computeIfAbsent(fields.getClass(), Class::getRecordComponents);
  }

  private void object(Record fields) throws IOException {
    json.writeStartObject();
    for (RecordComponent component : components(fields)) {
      Object value = value(fields, component);
      if (!isEmpty(value)) {
        json.writeFieldName(component.getName());
        write(value);
      }
    }
    json.writeEndObject();
  }

  /** What is empty is left out: in a run where all is well that is a sixth of it. */
  private static boolean isEmpty(Object value) {
    return value.equals("")
        || value.equals(false)
        || value.equals(Optional.empty())
        || value instanceof Collection<?> items && items.isEmpty();
  }

  private static Object value(Record fields, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(fields);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("a record's accessor can't be used", impossible);
    }
  }
}
