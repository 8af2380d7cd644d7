package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a wire profile's file has to say of the events that were seen. */
final class FoundProfile {
  /** What a run that kept the contract need not have shown. */
  private static final Set<Field> OPTIONAL =
      Set.of(Field.USER_ID, Field.EVENT_ID, Field.ERROR, Field.AGENT_ID, Field.PARENT_AGENT_ID);

  private final ShapeFinder shape;
  private final Duration lasted;
  private final Map<Field, List<String>> places = new EnumMap<>(Field.class);
  private final List<String> base;

  /**
   * @param lasted no less than the run took
   */
  FoundProfile(ShapeFinder shape, Duration lasted) {
    this.shape = shape;
    this.lasted = lasted;
    for (Field field : Field.values()) {
      shape.find(field).ifPresent(place -> places.put(field, place));
    }
    this.base = base();
  }

  /** Return the fields that no run can be judged without, and that were not found. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Field field : Field.values()) {
      boolean needed = !field.isDispensable() && !OPTIONAL.contains(field);
      if (needed && !places.containsKey(field) && isOfSeenType(field)) {
        missing.add(field.key());
      }
    }
    return missing;
  }

  private boolean isOfSeenType(Field field) {
    return switch (field) {
      case CONNECTION_ID, CONNECTED_USER_ID -> !shape.of("connection_established").isEmpty();
      case AGENT_TYPE -> !shape.of("agent_started").isEmpty();
      case THOUGHT -> !shape.of("agent_thinking").isEmpty();
      case TOOL_NAME, TOOL_ARGS, CORRELATION_ID -> !shape.of("tool_executing").isEmpty();
      case RESULTS, EXECUTION_TIME -> !shape.of("tool_completed").isEmpty();
      case FINAL_RESPONSE -> !shape.of("agent_completed").isEmpty();
      default -> true;
    };
  }

  private List<String> base() {
    return places.entrySet().stream()
        .filter(it -> it.getKey().isInData())
        .map(it -> it.getValue().subList(0, it.getValue().size() - 1))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(List.of("data"));
  }

  /** Return the file's keys where the target differs from the contract; none where it does not. */
  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (!base.equals(List.of("data"))) {
      keys.put("base", base.isEmpty() ? "/" : base.size() == 1 ? base.get(0) : base);
    }
    putUnlessEmpty(keys, "types", types());
    putUnlessEmpty(keys, "fields", fields());
    timestampForm().ifPresent(form -> keys.put("timestamp", form));
    executionUnit().ifPresent(unit -> keys.put("execution_time", unit));
    putUnlessEmpty(keys, "json_text", jsonText());
    return keys;
  }

  private static void putUnlessEmpty(Map<String, Object> keys, String key, Map<?, ?> value) {
    if (!value.isEmpty()) {
      keys.put(key, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> keys, String key, List<?> value) {
    if (!value.isEmpty()) {
      keys.put(key, value);
    }
  }

  private Map<String, Object> types() {
    Map<String, Object> types = new LinkedHashMap<>();
    shape
        .types()
        .words()
        .forEach(
            (type, words) -> {
              if (!words.equals(List.of(type))) {
                types.put(type, words.size() == 1 ? words.get(0) : words);
              }
            });
    if (shape.of("connection_established").isEmpty()) {
      types.put("connection_established", "none");
    }
    return types;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      List<String> place = places.get(field);
      if (place == null) {
        if (isToBeTold(field) && isOfSeenType(field) && !isUnit(field)) {
          fields.put(field.key(), "none");
        }
      } else if (field != Field.USER_ID) {
        unusual(field, place).ifPresent(it -> fields.put(field.key(), it));
      }
    }
    return fields;
  }

  /** Return how a place is written; nothing where the contract has the field there, too. */
  Optional<String> unusual(Field field, List<String> place) {
    return place.equals(usual(field)) ? Optional.empty() : Optional.of(written(field, place));
  }

  /** Return whether the file is to say of a field that it is missing. */
  private static boolean isToBeTold(Field field) {
    return field.isDispensable() && !OPTIONAL.contains(field);
  }

  private static boolean isUnit(Field field) {
    return field == Field.TIMESTAMP || field == Field.EXECUTION_TIME;
  }

  private List<String> usual(Field field) {
    List<String> usual = new ArrayList<>(field.isInData() ? base : List.of());
    usual.add(field.canonicalName());
    return usual;
  }

  private String written(Field field, List<String> place) {
    List<String> parent = place.subList(0, place.size() - 1);
    return parent.equals(field.isInData() ? base : List.of())
        ? place.get(place.size() - 1)
        : "/" + String.join("/", place);
  }

  private Optional<String> timestampForm() {
    Optional<JsonNode> value = sample(Field.TIMESTAMP, shape.runEvents());
    if (value.isEmpty()) {
      return Optional.of("none");
    }
    return ShapeFinder.isMilliseconds(value.get())
        ? Optional.of("epoch-milliseconds")
        : Optional.of("epoch-seconds").filter(it -> ShapeFinder.isSeconds(value.get()));
  }

  private Optional<String> executionUnit() {
    if (!places.containsKey(Field.EXECUTION_TIME)) {
      return Optional.of("none").filter(it -> !shape.of("tool_completed").isEmpty());
    }
    List<String> place = places.get(Field.EXECUTION_TIME);
    String key = place.get(place.size() - 1).toLowerCase(java.util.Locale.ROOT);
    return Optional.of("milliseconds")
        .filter(it -> key.endsWith("ms") || key.contains("milli") || isTooLongInSeconds(place));
  }

  /** No call takes longer than its run. */
  private boolean isTooLongInSeconds(List<String> place) {
    return shape.of("tool_completed").stream()
        .flatMap(end -> Leaf.at(end, place).stream())
        .anyMatch(value -> value.asDouble() > lasted.toMillis() / 1000.0);
  }

  private List<String> jsonText() {
    List<String> fields = new ArrayList<>();
    if (isText(Field.RESULTS, "tool_completed")) {
      fields.add("results");
    }
    if (isText(Field.TOOL_ARGS, "tool_executing")) {
      fields.add("tool_args");
    }
    return fields;
  }

  private boolean isText(Field field, String type) {
    List<Optional<Leaf>> leaves =
        Optional.ofNullable(places.get(field)).stream()
            .flatMap(place -> shape.of(type).stream().map(it -> leaf(it, place)))
            .toList();
    return !leaves.isEmpty()
        && leaves.stream().allMatch(leaf -> leaf.filter(Leaf::isJsonText).isPresent());
  }

  private static Optional<Leaf> leaf(JsonNode message, List<String> place) {
    return Leaf.at(message, place).map(value -> new Leaf(place, value));
  }

  private Optional<JsonNode> sample(Field field, List<JsonNode> messages) {
    return messages.stream()
        .findFirst()
        .flatMap(
            message ->
                Optional.ofNullable(places.get(field)).flatMap(place -> Leaf.at(message, place)));
  }
}
