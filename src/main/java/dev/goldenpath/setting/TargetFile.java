package dev.goldenpath.setting;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The file of a target: {@code NAME.properties} or {@code NAME.yaml}, in a folder or built in. */
final class TargetFile {
  private static final List<String> BUILT_IN = List.of("embedded", "local", "staging");
  private static final List<String> ENDINGS = List.of("properties", "yaml", "yml");
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private final String source;
  private final String text;

  private TargetFile(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /** Read the settings of a target; the folder's files hide the built-in ones. */
  static List<Given> read(String name, Path folder) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new SettingUnusable(
          "target: \"" + name + "\" is no target's name; allowed: letters, digits, '.', '_', '-'");
    }
    return inFolder(name, folder)
        .or(() -> builtIn(name))
        .orElseThrow(() -> unknown(name, folder))
        .settings();
  }

  private static SettingUnusable unknown(String name, Path folder) {
    return new SettingUnusable(
        "target: there is no target \""
            + name
            + "\""
            + Nearest.hint(name, BUILT_IN)
            + " Known: "
            + String.join(", ", BUILT_IN)
            + " and the files "
            + folder.resolve("NAME.properties")
            + " or NAME.yaml");
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
      return new TargetFile(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new SettingUnusable("target: " + file + " can't be read as UTF-8 text: " + e, e);
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
                  "built-in " + resource, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new SettingUnusable("target: built-in " + resource + " can't be read: " + e, e);
    }
  }

  private List<Given> settings() {
    Map<String, String> settings = source.endsWith(".properties") ? properties() : yaml();
    List<Given> all = new ArrayList<>();
    settings.forEach((key, value) -> all.add(new Given(key, value, source)));
    return all;
  }

  private Map<String, String> properties() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingUnusable("target: " + source + " is no properties file", e);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String key : properties.stringPropertyNames()) {
      settings.put(key, properties.getProperty(key).strip());
    }
    return settings;
  }

  private Map<String, String> yaml() {
    Map<String, String> settings = new LinkedHashMap<>();
    try {
      flatten("", YAML.readTree(text), settings);
    } catch (JacksonException e) {
      // The text around the spot may hold a secret; the line alone is told.
      String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new SettingUnusable("target: " + source + " is no YAML" + line);
    }
    return settings;
  }

  private void flatten(String key, JsonNode node, Map<String, String> settings) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              it ->
                  flatten((key.isEmpty() ? "" : key + ".") + it.getKey(), it.getValue(), settings));
    } else if (key.isEmpty() && !node.isMissingNode() && !node.isNull()) {
      throw new SettingUnusable("target: " + source + " must hold keys with values");
    } else if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(item.asText()));
      settings.put(key, String.join(",", items));
    } else if (!key.isEmpty()) {
      settings.put(key, node.isNull() ? "" : node.asText());
    }
  }
}
