package dev.goldenpath.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.WireProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Look for required fields that are not in their place but elsewhere in the message. */
final class MisplacedFields {
  private static final int DEPTH = 6;
  private final WireProfile profile;

  MisplacedFields(WireProfile profile) {
    this.profile = profile;
  }

  List<Misplaced> in(JsonNode message, EventType type) {
    List<Misplaced> found = new ArrayList<>();
    for (Field field : Fields.required(type)) {
      if (!profile.lacks(field) && isMissing(message, field) && !isExcused(message, type, field)) {
        elsewhere(message, field)
            .ifPresent(path -> found.add(new Misplaced(field, profile.path(field), path)));
      }
    }
    return found;
  }

  private boolean isMissing(JsonNode message, Field field) {
    return profile.read(message, field).filter(value -> !value.isNull()).isEmpty();
  }

  /** Results may be absent where an error tells why (EVENT-4). */
  private boolean isExcused(JsonNode message, EventType type, Field field) {
    return type == EventType.TOOL_COMPLETED
        && field == Field.RESULTS
        && !isMissing(message, Field.ERROR);
  }

  /** Find where a field is instead: under its own name, or else under one that is as good. */
  Optional<List<String>> elsewhere(JsonNode message, Field field) {
    String name = profile.path(field).get(profile.path(field).size() - 1);
    return search(message, field, name::equals, List.of())
        .or(() -> search(message, field, key -> Fields.mayBe(field, name, key), List.of()));
  }

  private Optional<List<String>> search(
      JsonNode node, Field field, Predicate<String> isItsName, List<String> path) {
    if (!node.isObject() || path.size() >= DEPTH) {
      return Optional.empty();
    }
    for (var entry : node.properties()) {
      List<String> here = plus(path, entry.getKey());
      if (isItsName.test(entry.getKey())
          && !entry.getValue().isNull()
          && isOfItsKind(field, entry.getValue())
          && !isTaken(here, field)) {
        return Optional.of(here);
      }
    }
    for (var entry : node.properties()) {
      Optional<List<String>> below =
          isContent(path, entry.getKey())
              ? Optional.empty()
              : search(entry.getValue(), field, isItsName, plus(path, entry.getKey()));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static boolean isOfItsKind(Field field, JsonNode value) {
    return switch (field) {
      case EXECUTION_TIME -> value.isNumber();
      case TOOL_ARGS -> value.isObject();
      case RESULTS, ERROR -> true;
      case TIMESTAMP -> value.isTextual() || value.isNumber();
      case RUN_ID, CORRELATION_ID, CONNECTION_ID -> value.isTextual() || value.isIntegralNumber();
      default -> value.isTextual();
    };
  }

  /** Return whether the profile has another field at that place. */
  private boolean isTaken(List<String> path, Field wanted) {
    for (Field other : Field.values()) {
      if (other != wanted
          && !profile.lacks(other)
          && profile.path(other).equals(path)
          && !sameKey(other, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The two user ids may stand in each other's place in one profile. */
  private static boolean sameKey(Field one, Field other) {
    return one.canonicalName().equals(other.canonicalName());
  }

  /** Return whether what is below is the agent's or the tool's own content, not the envelope. */
  private boolean isContent(List<String> path, String key) {
    List<String> here = plus(path, key);
    return here.equals(profile.path(Field.TOOL_ARGS)) || here.equals(profile.path(Field.RESULTS));
  }

  private static List<String> plus(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
