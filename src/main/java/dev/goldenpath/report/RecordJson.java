package dev.goldenpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Write records as JSON objects, component by component, as Jackson's data binding reads them.
 *
 * <p>Data binding itself would take a tenth of a second to get ready, at each run's end.
 */
final class RecordJson {
  private final Map<Class<?>, RecordComponent[]> components = new HashMap<>();
  private final JsonGenerator json;

  RecordJson(JsonGenerator json) {
    this.json = json;
  }

  void write(Object value) throws IOException {
    if (value instanceof Record fields) {
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

  private void object(Record fields) throws IOException {
    json.writeStartObject();
    for (RecordComponent component :
        components.computeIfAbsent(fields.getClass(), Class::getRecordComponents)) {
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
