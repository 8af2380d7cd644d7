package dev.goldenpath.setting;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Read from settings which of a target's agents and tools play which part. */
record PartsReader(Layers layers) {
  static final String NONE = "none";

  Parts read() {
    Map<Part, Player> players = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      player(part).ifPresent(player -> players.put(part, player));
    }
    return new Parts(layers.text(SettingKey.AGENT).orElse(Parts.AGENT), players, prompt());
  }

  private Optional<Player> player(Part part) {
    String tool = layers.text(key(part.setting())).orElse(part.usualTool());
    return tool.equals(NONE)
        ? Optional.empty()
        : Optional.of(
            new Player(
                part,
                tool,
                path(part.setting() + ".argument").orElse(part.argument()),
                path(part.setting() + ".result").orElse(part.result())));
  }

  private Optional<String> path(String key) {
    Optional<SettingKey> known = SettingKey.keyed(key);
    known
        .flatMap(layers::get)
        .filter(it -> !it.value().matches("\\.|[\\w-]+(\\.[\\w-]+)*"))
        .ifPresent(
            it -> {
              throw it.unusable("a path with dots, such as output.text, or a dot for the whole");
            });
    return known.flatMap(layers::text);
  }

  private Optional<String> prompt() {
    layers
        .get(SettingKey.PROMPT_ECHO)
        .filter(it -> !it.value().contains("{text}"))
        .ifPresent(
            it -> {
              throw it.unusable(
                  "words with {text} in them, such as Please call {tool} with {text}");
            });
    return layers.text(SettingKey.PROMPT_ECHO);
  }

  private static SettingKey key(String key) {
    return SettingKey.keyed(key).orElseThrow();
  }

  /** Return those of some capabilities that need no part which nobody plays. */
  static Set<Capability> playable(Set<Capability> capabilities, Parts parts) {
    Set<Capability> left = EnumSet.noneOf(Capability.class);
    left.addAll(capabilities);
    if (!parts.has(Part.WAIT)) {
      left.remove(Capability.WAIT_TOOL);
    }
    if (!parts.has(Part.FAIL)) {
      left.remove(Capability.FAILING_TOOL);
    }
    return left;
  }
}
