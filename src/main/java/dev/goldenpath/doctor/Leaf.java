package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value in a message, with the keys that lead to it.
 *
 * @param path from the message's root; never empty
 */
record Leaf(List<String> path, JsonNode value) {
  private static final int DEEPEST = 4;

  Leaf {
    path = List.copyOf(path);
  }

  /** Return the values of a message, objects too, the outer ones first. */
  static List<Leaf> of(JsonNode message) {
    List<Leaf> leaves = new ArrayList<>();
    List<Leaf> level = below(List.of(), message);
    while (!level.isEmpty()) {
      leaves.addAll(level);
      level =
          level.stream()
              .filter(leaf -> leaf.path.size() < DEEPEST)
              .flatMap(leaf -> below(leaf.path, leaf.value).stream())
              .toList();
    }
    return leaves;
  }

  private static List<Leaf> below(List<String> path, JsonNode node) {
    return node.propertyStream()
        .map(
            member ->
                new Leaf(
                    Stream.concat(path.stream(), Stream.of(member.getKey())).toList(),
                    member.getValue()))
        .toList();
  }

  /** Return what a message has at a place. */
  static Optional<JsonNode> at(JsonNode message, List<String> path) {
    JsonNode node = message;
    for (String key : path) {
      node = node.path(key);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  String key() {
    return path.get(path.size() - 1).toLowerCase(Locale.ROOT);
  }

  /** Return the key with the one that it stands under: {@code agent_id} for {@code agent.id}. */
  String lastKeys() {
    return String.join("_", path.subList(Math.max(0, path.size() - 2), path.size()))
        .toLowerCase(Locale.ROOT);
  }

  boolean isText(String text) {
    return value.isTextual() && value.textValue().equals(text);
  }

  boolean isId() {
    return value.isIntegralNumber() || value.isTextual() && !value.textValue().isBlank();
  }

  /** Return whether a text stands anywhere in it. */
  boolean holds(String text) {
    return value.toString().contains(text);
  }

  /** Return whether it is an object, or one written as text. */
  boolean isObject() {
    return value.isObject() || isJsonText();
  }

  boolean isTextOrList() {
    return value.isTextual() || value.isArray();
  }

  boolean isJsonText() {
    return value.isTextual()
        && Optional.of(value.textValue())
            .filter(text -> text.startsWith("{") || text.startsWith("["))
            .flatMap(Json::read)
            .isPresent();
  }
}
