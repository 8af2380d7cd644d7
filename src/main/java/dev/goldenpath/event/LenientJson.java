package dev.goldenpath.event;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Read what is nearly JSON as a lenient reader does: raw line breaks in texts, comments, single
 * quotes or none, trailing commas, numbers such as +1, 01 and .5, escapes of any letter, several
 * values in a row, an array of messages, JSON that is written as a JSON text. NaN and Infinity
 * become texts, since they are no numbers that one could compare. Where that leads to nothing, what
 * stands before the first object is passed over (a byte order mark, another protocol's prefix), and
 * Python's and JavaScript's words for values are read.
 */
final class LenientJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(Json.factory().build())
          .enable(
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
              JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
              JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
              JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
          .build();

  private static final Pattern WORD =
      Pattern.compile("(?<=[:,\\[] {0,4})(?:(None|undefined)|(True)|(False))(?=\\s*[,}\\]])");

  private LenientJson() {}

  /** Return the objects that a text holds, up to where not even that makes JSON of it. */
  static List<JsonNode> objects(String text) {
    List<JsonNode> objects = nearly(text);
    int begin = text.indexOf('{');
    return objects.isEmpty() && begin >= 0 ? nearly(translated(text.substring(begin))) : objects;
  }

  private static String translated(String text) {
    return WORD.matcher(text)
        .replaceAll(
            word -> word.group(1) != null ? "null" : word.group(2) != null ? "true" : "false");
  }

  private static List<JsonNode> nearly(String text) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode value : values(text)) {
      if (value.isTextual()) {
        values.addAll(values(value.textValue()));
      } else if (value.isArray()) {
        value.forEach(values::add);
      } else {
        values.add(value);
      }
    }
    return values.stream().filter(JsonNode::isObject).toList();
  }

  private static List<JsonNode> values(String text) {
    List<JsonNode> values = new ArrayList<>();
    try (MappingIterator<JsonNode> all = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      while (all.hasNextValue()) {
        JsonNode value = all.nextValue();
        replaceNonNumbers(value);
        values.add(value);
      }
    } catch (IOException notJson) {
      // What stands before the fault is all that can be read.
      return values;
    }
    return values;
  }

  private static void replaceNonNumbers(JsonNode value) {
    // By a list of what is left, since a value may be nested deeper than a thread's stack.
    Deque<JsonNode> left = new ArrayDeque<>();
    left.push(value);
    while (!left.isEmpty()) {
      JsonNode node = left.pop();
      if (node instanceof ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          textOf(field.getValue()).ifPresent(field::setValue);
        }
      } else if (node instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          textOf(array.get(i)).ifPresent(text -> array.set(index, text));
        }
      }
      node.forEach(left::push);
    }
  }

  private static Optional<JsonNode> textOf(JsonNode node) {
    return node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())
        ? Optional.of(TextNode.valueOf(node.asText()))
        : Optional.empty();
  }
}
