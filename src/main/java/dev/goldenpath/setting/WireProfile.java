package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a target's messages hold the logical fields, what they are called, and in what units.
 *
 * <p>A run is held to one profile, exactly (EVENT-7). Immutable.
 *
 * @param name for messages: {@code data}, {@code payload}, {@code flat}, or the file's name
 * @param base where the fields that the contract has in {@code data} are; empty for the root
 * @param paths the path of every field, as keys from the message's root
 * @param parts what the agent and the tools are called that the contract speaks of
 */
public record WireProfile(
    String name,
    List<String> base,
    Map<Field, List<String>> paths,
    DurationUnit executionTimeUnit,
    TimestampForm timestampForm,
    Parts parts) {

  /** The contract's own: fields of an event under {@code data}. */
  public static final WireProfile DATA = based("data", List.of("data"));

  /** The fields of {@code data} under {@code payload}. */
  public static final WireProfile PAYLOAD = based("payload", List.of("payload"));

  /** The fields of {@code data} beside {@code type}. */
  public static final WireProfile FLAT = based("flat", List.of());

  private static final int DEEPEST = 5;

  public WireProfile {
    requireNonNull(name, "name");
    base = List.copyOf(base);
    Map<Field, List<String>> copy = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      List<String> path = List.copyOf(requireNonNull(paths.get(field), field.key()));
      if (path.isEmpty()) {
        throw new IllegalArgumentException("the path of " + field.key() + " is empty");
      }
      copy.put(field, path);
    }
    paths = Collections.unmodifiableMap(copy);
    requireNonNull(executionTimeUnit, "executionTimeUnit");
    requireNonNull(timestampForm, "timestampForm");
    requireNonNull(parts, "parts");
  }

  /** Call agents and tools as the contract does. */
  public WireProfile(
      String name,
      List<String> base,
      Map<Field, List<String>> paths,
      DurationUnit executionTimeUnit,
      TimestampForm timestampForm) {
    this(name, base, paths, executionTimeUnit, timestampForm, Parts.OF_THE_CONTRACT);
  }

  /** Return the same with other names of agents and tools. */
  public WireProfile with(Parts other) {
    return new WireProfile(name, base, paths, executionTimeUnit, timestampForm, other);
  }

  /** Where a field is, as keys from the message's root. */
  public List<String> path(Field field) {
    return requireNonNull(paths.get(requireNonNull(field, "field")), "path");
  }

  /**
   * Read a field from exactly its place.
   *
   * @return what is there, also a JSON null; empty where there is nothing
   */
  public Optional<JsonNode> read(JsonNode message, Field field) {
    return at(requireNonNull(message, "message"), path(field));
  }

  /**
   * Rewrite a message as the contract has it: each field at its {@link Field#canonicalPath()},
   * times in seconds, timestamps as RFC 3339. What can't be converted is left as it is; unknown
   * fields stay where the profile leaves room for them.
   */
  public ObjectNode canonical(ObjectNode message) {
    return Canonical.of(requireNonNull(message, "message"), this);
  }

  /** Take the profile of a target setting: a built-in one's name, or a file. */
  public static WireProfile named(String nameOrFile) {
    return WireProfileFile.find(requireNonNull(nameOrFile, "nameOrFile"));
  }

  static List<WireProfile> builtIn() {
    return List.of(DATA, PAYLOAD, FLAT);
  }

  static Optional<JsonNode> at(JsonNode message, List<String> path) {
    JsonNode node = message;
    for (String key : path) {
      if (!node.isObject() || !node.has(key)) {
        return Optional.empty();
      }
      node = node.get(key);
    }
    return Optional.of(node);
  }

  private static WireProfile based(String name, List<String> base) {
    Map<Field, List<String>> paths = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      paths.put(field, defaultPath(field, base));
    }
    return new WireProfile(name, base, paths, DurationUnit.SECONDS, TimestampForm.RFC_3339);
  }

  static List<String> defaultPath(Field field, List<String> base) {
    return field.isInData() ? under(base, field.canonicalName()) : field.canonicalPath();
  }

  static List<String> under(List<String> base, String key) {
    List<String> path = new ArrayList<>(base);
    path.add(key);
    return List.copyOf(path);
  }
}
