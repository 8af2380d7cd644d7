package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JSON value in whose texts {@code {name|conversion|…}} stands for a value of its {@link Scope}.
 *
 * <p>A text that is nothing but one such name becomes the value itself, of whatever type. Where a
 * name has no value, the template has none.
 */
record Template(Function<Scope, Optional<JsonNode>> filling) {
  private static final Pattern NAME = Pattern.compile("\\{([a-z_./]+)((?:\\|[^|{}]+)*)}");

  static Template of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return of(object);
    }
    if (node instanceof ArrayNode array) {
      return of(array);
    }
    return node.isTextual() ? of(node.textValue()) : new Template(scope -> Optional.of(node));
  }

  static Template of(String text) {
    Matcher name = NAME.matcher(text);
    return name.matches() ? named(name) : joined(text);
  }

  /** Give its value; empty where one of its names has none. */
  Optional<JsonNode> in(Scope scope) {
    return filling.apply(scope);
  }

  private static Template of(ObjectNode object) {
    Map<String, Template> fields = new LinkedHashMap<>();
    object.properties().forEach(it -> fields.put(it.getKey(), of(it.getValue())));
    return new Template(
        scope -> {
          ObjectNode filled = object.objectNode();
          fields.forEach((name, value) -> value.in(scope).ifPresent(it -> filled.set(name, it)));
          return Optional.<JsonNode>of(filled).filter(it -> it.size() == fields.size());
        });
  }

  private static Template of(ArrayNode array) {
    List<Template> items = new ArrayList<>();
    array.forEach(it -> items.add(of(it)));
    return new Template(
        scope -> {
          ArrayNode filled = array.arrayNode();
          items.forEach(item -> item.in(scope).ifPresent(filled::add));
          return Optional.<JsonNode>of(filled).filter(it -> it.size() == items.size());
        });
  }

  private static Template named(Matcher match) {
    String name = match.group(1);
    List<Conversion> conversions =
        Stream.of(match.group(2).split("\\|")).skip(1).map(Conversion::named).toList();
    return new Template(
        scope -> {
          Optional<JsonNode> value = scope.value(name);
          for (Conversion conversion : conversions) {
            value = value.map(it -> conversion.of(it, scope));
          }
          return value;
        });
  }

  private static Template joined(String text) {
    List<Template> parts = new ArrayList<>();
    Matcher name = NAME.matcher(text);
    int end = 0;
    for (; name.find(); end = name.end()) {
      parts.add(constant(text.substring(end, name.start())));
      parts.add(named(name));
    }
    parts.add(constant(text.substring(end)));
    return new Template(
        scope -> {
          List<String> texts =
              parts.stream().flatMap(it -> it.in(scope).stream()).map(JsonNode::asText).toList();
          return Optional.<JsonNode>of(new TextNode(String.join("", texts)))
              .filter(it -> texts.size() == parts.size());
        });
  }

  private static Template constant(String text) {
    return new Template(scope -> Optional.of(new TextNode(text)));
  }
}
