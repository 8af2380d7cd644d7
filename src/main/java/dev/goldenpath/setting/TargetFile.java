package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file of a target: {@code NAME.properties} or {@code NAME.yaml}, in a folder or built in. */
record TargetFile(String source, String text) {
  static final String BUILT_IN_SOURCE = "built-in ";

  private static final List<String> BUILT_IN = List.of("embedded", "local", "staging");
  private static final List<String> ENDINGS = List.of("properties", "yaml", "yml");

  private static final String LACKING =
      "the settings that this program brings along are missing; is the jar whole?";

  /** Read the settings of a target; the folder's files hide the built-in ones. */
  static List<Given> read(String name, Path folder) {
    if (isPath(name) && Files.isRegularFile(Path.of(name))) {
      return load(Path.of(name)).settings();
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new SettingUnusable(
          "target: \""
              + name
              + "\" is no target's name, and no file that is there; allowed in a name: letters,"
              + " digits, '.', '_', '-'");
    }
    return inFolder(name, folder)
        .or(() -> builtIn(name))
        .orElseThrow(() -> unknown(name, folder))
        .settings();
  }

  /** Read the settings that a target has which was given by its URL alone. */
  static List<Given> ofNoName() {
    return builtIn("local").orElseThrow(() -> new SettingUnusable(LACKING)).settings().stream()
        .filter(it -> !it.key().equals(SettingKey.BASE_URL.key()))
        .toList();
  }

  /** Return whether a target is given by its file's path, instead of its name. */
  static boolean isPath(String name) {
    return ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
  }

  private static SettingUnusable unknown(String name, Path folder) {
    if (BUILT_IN.contains(name)) {
      return new SettingUnusable(LACKING);
    }
    return new SettingUnusable(
        "target: there is no target \"%s\"%s Known: %s and the files %s or NAME.yaml"
            .formatted(
                name,
                Nearest.hint(name, BUILT_IN),
                String.join(", ", BUILT_IN),
                folder.resolve("NAME.properties")));
  }

  private static Optional<TargetFile> inFolder(String name, Path folder) {
    List<Path> there =
        ENDINGS.stream()
            .map(ending -> folder.resolve(name + "." + ending))
            .filter(Files::isRegularFile)
            .toList();
    if (there.size() > 1) {
      throw new SettingUnusable(
          "target: \"" + name + "\" has more than one file: " + there + "; keep one");
    }
    return there.stream().findFirst().map(TargetFile::load);
  }

  private static TargetFile load(Path file) {
    try {
      return new TargetFile(file.toString(), TextFile.read(file));
    } catch (IOException e) {
      throw new SettingUnusable("target: " + e.getMessage(), e);
    }
  }

  private static Optional<TargetFile> builtIn(String name) {
    return ENDINGS.stream()
        .map(ending -> "targets/" + name + "." + ending)
        .flatMap(resource -> resource(resource).stream())
        .findFirst();
  }

  private static Optional<TargetFile> resource(String resource) {
    try (InputStream in = TargetFile.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new TargetFile(
                  BUILT_IN_SOURCE + resource,
                  new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new SettingUnusable("target: built-in " + resource + " can't be read: " + e, e);
    }
  }

  private List<Given> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    try {
      if (source.endsWith(".properties")) {
        settings.putAll(PropertiesText.parse(source, text));
      } else {
        flatten("", YamlText.parse(source, text), settings);
      }
    } catch (IOException e) {
      // Without the cause, whose message may show the text around the spot.
      throw new SettingUnusable("target: " + e.getMessage());
    }
    List<Given> all = new ArrayList<>();
    settings.forEach((key, value) -> all.add(Given.of(key, value, source)));
    return all;
  }

  private void flatten(String key, JsonNode node, Map<String, String> settings) {
    if (key.isEmpty() && !node.isObject() && !node.isMissingNode()) {
      throw new SettingUnusable("target: " + source + " must hold keys with values");
    }
    boolean list = node.isArray() && key.equals(SettingKey.CAPABILITIES.key());
    if (node.isContainerNode() && !list && SettingKey.isKnown(key)) {
      throw new SettingUnusable(
          ("%s (from %s): one text is wanted; one that begins with [ or { needs quotes")
              .formatted(key, source));
    }
    if (node.isObject()) {
      String prefix = key.isEmpty() ? "" : key + ".";
      node.properties().forEach(it -> flatten(prefix + it.getKey(), it.getValue(), settings));
    } else if (node.isArray()) {
      settings.put(key, node.valueStream().map(JsonNode::asText).collect(Collectors.joining(",")));
    } else if (node.isTextual()) {
      settings.put(key, node.textValue());
    }
  }
}
