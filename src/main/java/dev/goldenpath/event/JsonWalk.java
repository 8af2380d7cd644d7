package dev.goldenpath.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Walk through a JSON text as it was delivered: every key and every value, both of two equal keys
 * (a reader may take either, RFC 8259 §4), and the JSON that stands in its strings.
 */
public final class JsonWalk {
  /** JSON in a string in a string is met; more is not worth the time. */
  private static final int DEEPEST = 3;

  private final Visitor visitor;
  private final int depth;

  /** By a list, since a value may be nested deeper than a thread's stack. */
  private final Deque<Level> levels = new ArrayDeque<>(DEEPEST);

  private JsonWalk(Visitor visitor, int depth) {
    this.visitor = visitor;
    this.depth = depth;
  }

  /** Told of what is met. */
  @FunctionalInterface
  public interface Visitor {
    /** A key (with no field) or a text or number, with the name of the field that holds it. */
    void text(String field, String value);

    /** An object, at its end, with the name of the field that holds it. */
    default void object(String field, Collection<String> keys) {}
  }

  /** An object or an array that is not at its end; an array's items are of its own field. */
  private static final class Level {
    private final List<String> keys = new ArrayList<>();
    private String field;

    Level(String field) {
      this.field = field;
    }
  }

  /** Walk through a text; return whether it is JSON. What is none is walked to where it breaks. */
  public static boolean through(String text, Visitor visitor) {
    return new JsonWalk(visitor, 0).walk(() -> Json.parser(text));
  }

  /** Walk through the same as it was read, where no keys are equal. */
  static void through(JsonNode read, Visitor visitor) {
    new JsonWalk(visitor, 0).walk(read::traverse);
  }

  @FunctionalInterface
  private interface Source {
    JsonParser parser() throws IOException;
  }

  private boolean walk(Source source) {
    try (JsonParser parser = source.parser()) {
      boolean any = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        any = true;
        meet(token, parser);
      }
      return any;
    } catch (IOException noJson) {
      return false;
    }
  }

  private void meet(JsonToken token, JsonParser parser) throws IOException {
    if (token.isStructStart()) {
      levels.push(new Level(field()));
    } else if (token == JsonToken.FIELD_NAME) {
      levels.element().field = parser.currentName();
      levels.element().keys.add(parser.currentName());
      visitor.text("", parser.currentName());
    } else if (token.isStructEnd()) {
      List<String> keys = levels.pop().keys;
      if (token == JsonToken.END_OBJECT) {
        visitor.object(field(), keys);
      }
    } else if (token.isNumeric() || token == JsonToken.VALUE_STRING) {
      visitor.text(field(), parser.getText());
      inside(parser.getText());
    }
  }

  private String field() {
    return levels.isEmpty() ? "" : levels.element().field;
  }

  private void inside(String text) {
    String value = text.strip();
    if (depth < DEEPEST && (value.startsWith("{") || value.startsWith("["))) {
      new JsonWalk(visitor, depth + 1).walk(() -> Json.parser(value));
    }
  }
}
