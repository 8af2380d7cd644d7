package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A value in a wire profile's file, with the way to it, so that what is wrong with it can be told
 * by its key and its line.
 */
record ProfileNode(String file, YamlPlaces places, String path, JsonNode value) {
  /** The word for what a backend does not have. */
  static final String NONE = "none";

  /** Read a file; its root is an object. */
  static ProfileNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SettingUnusable(
          "wire-profile: "
              + file
              + " is neither data, payload or flat nor a file that is there"
              + Nearest.hint(file.toString(), List.of("data", "payload", "flat")));
    }
    try {
      String text = TextFile.read(file);
      JsonNode root = YamlText.parse(file.toString(), text);
      return new ProfileNode(file.toString(), YamlPlaces.of(text), "", root);
    } catch (IOException e) {
      throw new SettingUnusable("wire-profile: " + e.getMessage(), e);
    }
  }

  Map<String, Integer> lines() {
    return places.lines();
  }

  /** Return the value of a key, which may be missing. */
  ProfileNode at(String key) {
    return new ProfileNode(file, places, YamlPlaces.under(path, key), value.path(key));
  }

  boolean isThere() {
    return !value.isMissingNode();
  }

  boolean isNone() {
    return value.isTextual() && value.textValue().equals(NONE);
  }

  /** Want an object with these keys at most; what is missing counts as empty. */
  ProfileNode object(Collection<String> keys) {
    if (isThere() && !value.isObject()) {
      throw unusable(
          "keys with values are wanted, of " + String.join(", ", new TreeSet<>(keys)) + seen());
    }
    for (String key : keys()) {
      if (!keys.contains(key)) {
        throw at(key)
            .unusable(
                "there is no such key%s Known: %s"
                    .formatted(Nearest.hint(key, keys), String.join(", ", new TreeSet<>(keys))));
      }
    }
    return this;
  }

  List<String> keys() {
    return value.propertyStream().map(Map.Entry::getKey).toList();
  }

  List<ProfileNode> items() {
    List<ProfileNode> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String here = YamlPlaces.under(path, String.valueOf(i));
      items.add(new ProfileNode(file, places, here, value.get(i)));
    }
    return items;
  }

  String text() {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw unusable("a text is wanted" + seen());
    }
    return value.textValue();
  }

  /** Read one text, or a list of some. */
  List<String> texts() {
    if (!value.isArray()) {
      return List.of(text());
    }
    if (value.isEmpty()) {
      throw unusable("a text or a list of some is wanted" + seen());
    }
    return items().stream().map(ProfileNode::text).toList();
  }

  <T> T choice(Map<String, T> choices, T otherwise) {
    if (!isThere()) {
      return otherwise;
    }
    T chosen = choices.get(value.asText());
    if (chosen == null) {
      throw unusable(
          "allowed: "
              + String.join(", ", new TreeSet<>(choices.keySet()))
              + seen()
              + Nearest.to(value.asText(), choices.keySet())
                  .map(it -> "; did you mean \"" + it + "\"?")
                  .orElse(""));
    }
    return chosen;
  }

  /** Read a place: {@code name} is a key under the base, {@code /a/b} a pointer from the root. */
  List<String> place(List<String> base) {
    String text = text();
    if (!text.startsWith("/")) {
      return WireProfile.under(base, text);
    }
    List<String> keys = new ArrayList<>();
    for (String key : text.substring(1).split("/", -1)) {
      if (key.isEmpty()) {
        throw unusable("a pointer with an empty key leads nowhere: " + text);
      }
      keys.add(key.replace("~1", "/").replace("~0", "~"));
    }
    return keys;
  }

  /** Read a place in an answer; nothing where the backend does not tell it. */
  Optional<List<String>> placeOr(String otherwise) {
    return isNone()
        ? Optional.empty()
        : Optional.of(isThere() ? place(List.of()) : List.of(otherwise.split("/")));
  }

  /** Return whether a text stands there without quotes, as {@code true} or {@code 3} may. */
  boolean isPlain() {
    return places.plain().contains(path);
  }

  private String seen() {
    return value.isMissingNode() ? "" : "; it is " + value;
  }

  /** Complain of the value by its file, line and key. */
  SettingUnusable unusable(String what) {
    Integer line = places.lines().get(path);
    return new SettingUnusable(
        "wire-profile: "
            + file
            + (line == null ? "" : ", line " + line)
            + (path.isEmpty() ? ": " : ": " + path + ": ")
            + what);
  }
}
