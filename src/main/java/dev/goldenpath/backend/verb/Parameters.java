package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A verb's parameters, as its row gives them. Each is asked for by its name; one that nobody asked
 * for is a mistake of the row, and so is one that is missing or of the wrong kind: those throw an
 * {@link IllegalArgumentException}.
 *
 * @param history of the backend that the verb is for
 */
record Parameters(ObjectNode given, History history, TreeSet<String> asked) {

  Parameters(ObjectNode given, History history) {
    this(given, history, new TreeSet<>());
  }

  boolean has(String name) {
    return node(name).isPresent();
  }

  Optional<JsonNode> node(String name) {
    asked.add(name);
    return Optional.ofNullable(given.get(name));
  }

  String text(String name) {
    return node(name).map(JsonNode::asText).orElseThrow(() -> missing(name));
  }

  String text(String name, String otherwise) {
    return node(name).map(JsonNode::asText).orElse(otherwise);
  }

  int number(String name) {
    JsonNode node = node(name).orElseThrow(() -> missing(name));
    if (!node.isIntegralNumber()) {
      throw new IllegalArgumentException(name + " must be a whole number, not " + node);
    }
    return node.intValue();
  }

  int number(String name, int otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  boolean flag(String name) {
    return node(name).map(JsonNode::asBoolean).orElse(false);
  }

  /** Give one text or several as a list; an empty one where there are none. */
  List<String> texts(String name) {
    return node(name).map(Parameters::texts).orElse(List.of());
  }

  static List<String> texts(JsonNode oneOrSeveral) {
    return oneOrSeveral.isArray()
        ? StreamSupport.stream(oneOrSeveral.spliterator(), false).map(JsonNode::asText).toList()
        : Stream.of(oneOrSeveral).filter(JsonNode::isValueNode).map(JsonNode::asText).toList();
  }

  /** Give what has names and values; empty where there is none. */
  ObjectNode object(String name) {
    JsonNode node = node(name).orElseGet(given::objectNode);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(name + " must have names and values, not " + node);
  }

  /** Give the one of these that a parameter names. */
  <T> T choice(String name, Map<String, T> known) {
    return chosen(name, text(name), known);
  }

  <T> T choice(String name, String otherwise, Map<String, T> known) {
    return chosen(name, text(name, otherwise), known);
  }

  static <T> T chosen(String what, String name, Map<String, T> known) {
    if (!known.containsKey(name)) {
      throw unknown(what, name, known.keySet());
    }
    return known.get(name);
  }

  /** Complain of parameters that are left, for which nobody asked. */
  void done() {
    given.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !asked.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw unknown("parameter", name, asked);
            });
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("it needs the parameter " + name);
  }

  private static IllegalArgumentException unknown(String what, String name, Collection<?> known) {
    return new IllegalArgumentException(
        "there is no " + what + " \"" + name + "\", but there are " + new TreeSet<>(known));
  }
}
