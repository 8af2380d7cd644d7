package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A wire profile written down by a user, as YAML or JSON.
 *
 * <pre>{@code
 * base: payload                    # where the contract has data; a list of keys, or / for the root
 * fields:
 *   agent_type: agent_name         # another name at the usual place
 *   correlation_id: /meta/call_id  # another place, as a JSON Pointer
 * execution_time: milliseconds     # or seconds
 * timestamp: epoch-seconds         # or rfc-3339
 * }</pre>
 */
final class WireProfileFile {
  private static final Set<String> KEYS = Set.of("base", "fields", "execution_time", "timestamp");

  /** Fields of {@code data} that stand in one event together; the others of data never meet. */
  private static final Set<Field> OF_TOOLS =
      Set.of(Field.TOOL_NAME, Field.TOOL_ARGS, Field.RESULTS, Field.EXECUTION_TIME, Field.ERROR);

  private final Path file;

  private WireProfileFile(Path file) {
    this.file = file;
  }

  static WireProfile find(String nameOrFile) {
    Optional<WireProfile> builtIn =
        WireProfile.builtIn().stream().filter(it -> it.name().equals(nameOrFile)).findFirst();
    return builtIn.orElseGet(() -> new WireProfileFile(path(nameOrFile)).read());
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new SettingUnusable("wire-profile: " + file + " can't be a file's name", e);
    }
  }

  private WireProfile read() {
    JsonNode root = parse();
    known(root, KEYS, "");
    List<String> base = base(root.path("base"));
    Map<Field, List<String>> paths = paths(root.path("fields"), base);
    refuseSharedPlaces(paths);
    return new WireProfile(
        file.getFileName().toString(),
        base,
        paths,
        choice(
            root,
            "execution_time",
            Map.of("seconds", DurationUnit.SECONDS, "milliseconds", DurationUnit.MILLISECONDS),
            DurationUnit.SECONDS),
        choice(
            root,
            "timestamp",
            Map.of(
                "rfc-3339", TimestampForm.RFC_3339, "epoch-seconds", TimestampForm.EPOCH_SECONDS),
            TimestampForm.RFC_3339));
  }

  private JsonNode parse() {
    if (!Files.isRegularFile(file)) {
      throw unusable(
          "is neither data, payload or flat nor a file that is there"
              + Nearest.hint(file.toString(), List.of("data", "payload", "flat")));
    }
    try {
      JsonNode root = YamlText.parse(file.toString(), TextFile.read(file));
      if (!root.isObject()) {
        throw unusable("must hold an object with base, fields, execution_time or timestamp");
      }
      return root;
    } catch (IOException e) {
      throw new SettingUnusable("wire-profile: " + e.getMessage(), e);
    }
  }

  private void known(JsonNode object, Set<String> keys, String where) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!keys.contains(member.getKey())) {
        throw unusable(
            "has the unknown key \""
                + where
                + member.getKey()
                + "\""
                + Nearest.hint(member.getKey(), keys)
                + " Known: "
                + String.join(", ", keys.stream().sorted().toList()));
      }
    }
  }

  private List<String> base(JsonNode base) {
    if (base.isMissingNode()) {
      return WireProfile.DATA.base();
    }
    if (base.isArray()) {
      List<String> keys = new ArrayList<>();
      base.forEach(key -> keys.add(text(key, "base")));
      return keys;
    }
    String text = base.isTextual() ? base.textValue() : text(base, "base");
    return text.isEmpty() || text.equals("/") ? List.of() : keys(text, List.of(), "base");
  }

  private Map<Field, List<String>> paths(JsonNode fields, List<String> base) {
    if (!fields.isMissingNode() && !fields.isObject()) {
      throw unusable("needs an object under \"fields\", such as {agent_type: agent_name}");
    }
    known(fields, Set.copyOf(Arrays.stream(Field.values()).map(Field::key).toList()), "fields.");
    Map<Field, List<String>> paths = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      JsonNode given = fields.path(field.key());
      String where = "fields." + field.key();
      paths.put(
          field,
          given.isMissingNode()
              ? WireProfile.defaultPath(field, base)
              : keys(text(given, where), field.isInData() ? base : List.of(), where));
    }
    return paths;
  }

  /** Read {@code name} as a key under the base, {@code /a/b} as a pointer from the root. */
  private List<String> keys(String text, List<String> base, String where) {
    if (!text.startsWith("/")) {
      return WireProfile.under(base, text);
    }
    List<String> keys = new ArrayList<>();
    for (String key : text.substring(1).split("/", -1)) {
      if (key.isEmpty()) {
        throw unusable("has a pointer with an empty key at \"" + where + "\": " + text);
      }
      keys.add(key.replace("~1", "/").replace("~0", "~"));
    }
    return keys;
  }

  private String text(JsonNode node, String where) {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw unusable("needs text at \"" + where + "\", but has " + node);
    }
    return node.textValue();
  }

  private <T> T choice(JsonNode root, String key, Map<String, T> choices, T otherwise) {
    if (!root.has(key)) {
      return otherwise;
    }
    T chosen = choices.get(root.get(key).asText());
    if (chosen == null) {
      throw unusable(
          "has "
              + root.get(key)
              + " at \""
              + key
              + "\"; allowed: "
              + String.join(", ", choices.keySet().stream().sorted().toList()));
    }
    return chosen;
  }

  /** Two fields of one event can't have one place. */
  private void refuseSharedPlaces(Map<Field, List<String>> paths) {
    for (Field one : Field.values()) {
      for (Field other : Field.values()) {
        if (one.compareTo(other) < 0
            && meet(one, other)
            && paths.get(one).equals(paths.get(other))) {
          throw unusable(
              "gives "
                  + one.key()
                  + " and "
                  + other.key()
                  + " one place: "
                  + String.join(".", paths.get(one)));
        }
      }
    }
  }

  private static boolean meet(Field one, Field other) {
    if (one == Field.USER_ID && other == Field.CONNECTED_USER_ID) {
      return false;
    }
    boolean envelope = !one.isInData() || !other.isInData();
    return envelope || (OF_TOOLS.contains(one) && OF_TOOLS.contains(other));
  }

  private SettingUnusable unusable(String what) {
    return new SettingUnusable("wire-profile: " + file + " " + what);
  }
}
